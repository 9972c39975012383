import { memo } from 'react';
import { type Block, type Inline, parseBlock, splitBlocks } from '../../shared/markdown/parse';
import { openLink } from '../../shared/platform/links';
import { Box, Span, Tap } from '../../shared/ui/primitives';

/** An answer's text. Drawn block by block: while it grows, only the last block is parsed and drawn again. */
export const RichText = memo(function RichText({ text, caret }: { text: string; caret?: boolean }) {
  const sources = splitBlocks(text);
  return (
    <Box className="rich">
      {sources.map((source, index) => (
        <BlockView key={index} source={source} caret={caret === true && index === sources.length - 1} />
      ))}
    </Box>
  );
});

const BlockView = memo(function BlockView({ source, caret }: { source: string; caret: boolean }) {
  const block = parseBlock(source);
  const end = caret ? <Span className="caret" hidden /> : null;
  switch (block.type) {
    case 'code':
      return (
        <Box className="rich-code">
          <Span>{block.text}</Span>
        </Box>
      );
    case 'list':
      return <ListView block={block} end={end} />;
    default:
      return (
        <Box className={`rich-${block.type}`}>
          <Inlines inlines={block.inlines} />
          {end}
        </Box>
      );
  }
});

function ListView({ block, end }: { block: Extract<Block, { type: 'list' }>; end: React.ReactNode }) {
  return (
    <Box className="rich-list" role="list">
      {block.items.map((item, index) => (
        <Box key={index} className="rich-item" role="listitem">
          <Span className="rich-marker">{item.marker}</Span>
          <Box className="rich-item-text">
            <Inlines inlines={item.inlines} />
            {index === block.items.length - 1 && end}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function Inlines({ inlines }: { inlines: Inline[] }) {
  return (
    <>
      {inlines.map((inline, index) =>
        inline.type === 'link' ? (
          <Tap key={index} className="rich-link" onTap={() => openLink(inline.url)}>
            {inline.text}
          </Tap>
        ) : (
          <Span key={index} className={`rich-${inline.type}`}>
            {inline.text}
          </Span>
        ),
      )}
    </>
  );
}
