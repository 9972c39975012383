/** Default value of each property of each built-in component, from WeChat's component reference. */
type Defaults = Record<string, unknown>;

const hover: Defaults = { hoverClass: '', hoverStopPropagation: false, hoverStartTime: 0, hoverStayTime: 0 };

const field: Defaults = {
  name: '',
  value: null,
  type: '',
  password: false,
  placeholder: '',
  placeholderStyle: '',
  placeholderClass: '',
  disabled: false,
  // The default that surprises everybody: 140 characters. -1 is no limit.
  maxlength: 140,
  cursorSpacing: 0,
  focus: false,
  autoFocus: false,
  confirmType: '',
  confirmHold: false,
  holdKeyboard: false,
  cursor: -1,
  selectionStart: -1,
  selectionEnd: -1,
  adjustPosition: true,
  showConfirmBar: true,
  autoHeight: false,
  fixed: false,
  disableDefaultPadding: false,
};

const choice: Defaults = { value: '', checked: false, disabled: false, color: '', name: '' };

const defaults: Record<string, Defaults> = {
  view: hover,
  block: {},
  text: { selectable: false, userSelect: false, space: '', decode: false },
  button: {
    ...hover,
    size: '',
    type: '',
    plain: false,
    disabled: false,
    loading: false,
    formType: '',
    openType: '',
    lang: '',
    name: '',
    sessionFrom: '',
    sendMessageTitle: '',
    sendMessagePath: '',
    sendMessageImg: '',
    showMessageCard: false,
  },
  image: { src: '', mode: 'scaleToFill', lazyLoad: false, webp: false, showMenuByLongpress: false },
  'rich-text': { nodes: null, space: '', userSelect: false },
  icon: { type: '', size: 23, color: '' },
  progress: { percent: 0, showInfo: false },
  'scroll-view': {
    scrollX: false,
    scrollY: false,
    upperThreshold: 50,
    lowerThreshold: 50,
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: '',
    scrollWithAnimation: false,
    scrollAnchoring: false,
    enhanced: false,
    showScrollbar: true,
    refresherEnabled: false,
    refresherTriggered: false,
  },
  input: field,
  textarea: field,
  form: {},
  label: { for: '' },
  switch: { ...choice, type: '' },
  checkbox: choice,
  'checkbox-group': { name: '' },
  radio: choice,
  'radio-group': { name: '' },
  slider: { value: 0, min: 0, max: 100 },
  picker: { mode: '', range: null, value: null, disabled: false, headerText: '', rangeKey: null },
  'picker-view': { value: null },
  'picker-view-column': {},
  swiper: { current: 0, autoplay: false },
  'swiper-item': { itemId: '' },
  'movable-area': {},
  'movable-view': {},
  'cover-view': { ...hover, scrollTop: null },
  'cover-image': { src: '' },
  navigator: { url: '', openType: '', target: '', delta: 0 },
  video: { src: '' },
  canvas: { canvasId: '', type: '' },
  'web-view': { src: '' },
  'page-meta': {},
  'root-portal': { enable: false },
  'match-media': {},
  'open-data': { type: '' },
};

/** aria-* of WeChat's accessibility guide: camelCase property → attribute of the page. */
export const ariaAttributes: Record<string, string> = {
  ariaRole: 'role',
  ariaLabel: 'aria-label',
  ariaHidden: 'aria-hidden',
  ariaDisabled: 'aria-disabled',
  ariaLive: 'aria-live',
  ariaExpanded: 'aria-expanded',
  ariaChecked: 'aria-checked',
  ariaSelected: 'aria-selected',
};

export const builtInTags = new Set(Object.keys(defaults));

/** Definitions for the engine. Type `null` takes any value: WeChat converts silently, and so nothing is lost here. */
export function propertiesOf(
  tag: string,
  fromTemplates: string[] = [],
): Record<string, { type: null; value: unknown }> {
  const own = defaults[tag] ?? {};
  const names = [...new Set([...fromTemplates, ...Object.keys(ariaAttributes), ...Object.keys(own)])];
  return Object.fromEntries(names.map((name) => [name, { type: null, value: own[name] ?? null }]));
}
