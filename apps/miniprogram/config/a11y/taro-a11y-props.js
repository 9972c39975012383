/**
 * The accessibility attributes that WeChat's base library reads, for each component the app may name or hide.
 * `''` means: bound to the element's property, empty where the page gives none.
 */
const aria = {
  'aria-role': '',
  'aria-label': '',
  'aria-live': '',
  'aria-hidden': '',
  'aria-disabled': '',
  'aria-expanded': '',
  'aria-checked': '',
  'aria-selected': '',
};

const components = ['View', 'Text', 'Button', 'ScrollView', 'Input', 'Textarea', 'Image'];

module.exports = Object.fromEntries(components.map((component) => [component, aria]));
