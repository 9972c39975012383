import { elementOf, fire, type Behaviour } from './behaviour';

/** WeChat's image modes, as far as CSS has a word for them. */
const fits: Record<string, string> = { aspectFit: 'contain', aspectFill: 'cover', scaleToFill: 'fill', center: 'none' };

export const image: Behaviour = {
  ready(component) {
    const picture = document.createElement('img');
    picture.onload = () => fire(component, 'load', { width: picture.naturalWidth, height: picture.naturalHeight });
    picture.onerror = () => fire(component, 'error', { errMsg: `GET ${String(component.data.src)} fail` });
    elementOf(component).append(picture);
  },
  update(component) {
    const element = elementOf(component);
    const picture = element.querySelector('img');
    if (!picture) return;
    const { src, mode } = component.data;
    picture.style.objectFit = fits[mode] ?? 'fill';
    if (mode === 'widthFix') element.style.height = picture.style.height = 'auto';
    if (src && picture.getAttribute('src') !== src) picture.setAttribute('src', String(src));
  },
};

interface RichNode {
  type?: string;
  text?: string;
  name?: string;
  attrs?: Record<string, string>;
  children?: RichNode[];
}

/** Nodes become elements; of HTML text only the words are shown, no markup of a server is run here. */
export const richText: Behaviour = {
  update(component) {
    const element = elementOf(component);
    const nodes = component.data.nodes as RichNode[] | string | null;
    if (typeof nodes === 'string') element.textContent = nodes.replace(/<[^>]+>/g, '');
    else element.replaceChildren(...(nodes ?? []).map(toDom));
  },
};

function toDom(node: RichNode): Node {
  if (node.type === 'text' || node.text !== undefined) return document.createTextNode(node.text ?? '');
  const element = document.createElement(node.name ?? 'span');
  for (const [name, value] of Object.entries(node.attrs ?? {})) element.setAttribute(name, value);
  element.append(...(node.children ?? []).map(toDom));
  return element;
}

export const toggle: Behaviour = {
  ready(component) {
    elementOf(component).addEventListener('click', () => {
      const { disabled, checked } = component.data;
      if (!disabled) fire(component, 'change', { value: !checked });
    });
  },
};
