import { fitChoice, fitLogistic, probability, scoreOf } from './linear-model';

const prior = { bias: 0, weights: [0, 0] };
const repeat = <Item>(times: number, item: Item): Item[] => Array.from({ length: times }, () => item);

describe('linear models', () => {
  it('learn frequencies as probabilities', () => {
    const examples = [
      ...repeat(30, { figures: [1, 0], correct: true, weight: 1 }),
      ...repeat(10, { figures: [1, 0], correct: false, weight: 1 }),
      ...repeat(40, { figures: [0, 1], correct: false, weight: 1 }),
    ];
    const model = fitLogistic(examples, prior, 0.01);
    expect(probability(scoreOf(model, [1, 0]))).toBeCloseTo(0.75, 1);
    expect(probability(scoreOf(model, [0, 1]))).toBeLessThan(0.1);
  });

  it('stay near the prior with little evidence', () => {
    const strict = fitLogistic([{ figures: [1, 0], correct: false, weight: 1 }], { bias: 2, weights: [1, 1] }, 100);
    expect(strict.weights[0]).toBeCloseTo(1, 1);
  });

  it('learn which option is chosen', () => {
    const choices = repeat(20, {
      options: [
        [1, 0],
        [0, 1],
      ],
      right: 1,
    });
    const { weights } = fitChoice(choices, prior, 1);
    expect(weights[1]!).toBeGreaterThan(weights[0]! + 1);
  });
});
