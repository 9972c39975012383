import { fitPrompt } from '../../../platform/language-model/prompt-window';
import { systemPrompt } from './context.station';

describe('systemPrompt', () => {
  it('stands whole in the smallest window, with room for a question', () => {
    const system = systemPrompt('名字很长很长的店'.repeat(10));
    const question = '我上周买的盖碗碎了，能不能补发一个，多久能到';
    const fitted = fitPrompt({ system, turns: [], question, passages: [] }, 448);
    expect(fitted).toMatchObject({ system, question });
  });
});
