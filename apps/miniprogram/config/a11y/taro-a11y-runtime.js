// The run-time half of taro-a11y.js: the same attributes in the table by which Taro shortens property names.
import { mergeInternalComponents } from '@tarojs/shared';
import props from './taro-a11y-props';

mergeInternalComponents(props);
