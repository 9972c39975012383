import { CurrentWindowBackendContext, Event, type EventBubbleStatus } from 'glass-easel';
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { STYLES, TAG_PROPERTIES, TEMPLATES } from 'app-data';
import { defineBuiltIns } from './builtins/define';
import { builtInTags } from './builtins/properties';

/** The engine's own enum is there for its compiler only. */
const bubbleStatus = { normal: 0 as EventBubbleStatus, noDefault: 1 as EventBubbleStatus };

/**
 * glass-easel on the page's own DOM, with three differences:
 * `<view>` becomes `<wx-view>` (a host called `<input>` could not have children); events reach the components, which
 * the adapter leaves to its user; only touch and animation events come from the DOM, because the built-ins fire
 * input, scroll and the like themselves and every one would arrive twice.
 */
class WeappContext extends CurrentWindowBackendContext {
  constructor() {
    super();
    const { document: real } = window;
    const hostTag = (tag: string) => (builtInTags.has(tag) ? `wx-${tag}` : tag);
    this.document = {
      createElement: (tag: string) => real.createElement(hostTag(tag)),
      createTextNode: (content: string) => real.createTextNode(content),
      createDocumentFragment: () => real.createDocumentFragment(),
    } as unknown as typeof this.document;
    this.onEvent((target, type, detail, options) => {
      const event = new Event(type, detail, options);
      Event.dispatchEvent(target, event);
      return event.defaultPrevented() ? bubbleStatus.noDefault : bubbleStatus.normal;
    });
  }

  override setListenerStats(...given: Parameters<CurrentWindowBackendContext['setListenerStats']>): void {
    const [, type] = given;
    if (/^(touch|animation|transition)/.test(type)) super.setListenerStats(...given);
  }
}

const environment = new MiniProgramEnv();

/** Global components are not inherited from one space to another: the built-ins live in the app's own. */
export const codeSpace = environment.createCodeSpace('', true);
defineBuiltIns(codeSpace.getComponentSpace(), TAG_PROPERTIES);

export const backend = environment.associateBackend(new WeappContext());

for (const [path, css] of Object.entries(STYLES)) {
  codeSpace.addStyleSheet(path, path);
  backend.registerStyleSheetContent(path, css);
}
for (const [path, content] of Object.entries(TEMPLATES)) {
  codeSpace.addCompiledTemplate(path, { groupList: TEMPLATES, content });
}
