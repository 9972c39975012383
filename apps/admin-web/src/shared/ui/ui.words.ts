import { defineWords } from '../words/define-words';

export const uiWords = defineWords(
  {
    search: '搜索',
    clear: '清除',
    loadMore: '加载更多',
    loading: '正在加载',
    allShown: (count: number) => `共 ${count} 条`,
    someShown: (shown: number, total: number) => `已显示 ${shown} / ${total}`,
    bot: '知音',
    aiGenerated: 'AI 生成',
    close: '关闭',
  },
  {
    search: 'Search',
    clear: 'Clear',
    loadMore: 'Load more',
    loading: 'Loading',
    allShown: (count: number) => `${count} in total`,
    someShown: (shown: number, total: number) => `${shown} of ${total} shown`,
    bot: 'Zhiyin',
    aiGenerated: 'AI generated',
    close: 'Close',
  },
);
