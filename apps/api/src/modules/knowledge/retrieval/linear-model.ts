/** A linear score; `mean` and `scale` are not needed because all figures are of the order of one. */
export interface LinearModel {
  bias: number;
  weights: readonly number[];
}

export const scoreOf = (model: LinearModel, figures: readonly number[]): number => {
  let score = model.bias;
  for (let i = 0; i < figures.length; i++) score += model.weights[i]! * figures[i]!;
  return score;
};

export const probability = (score: number): number => 1 / (1 + Math.exp(-score));

export interface LabelledFigures {
  figures: readonly number[];
  correct: boolean;
  /** How much this example counts. */
  weight: number;
}

/** A question's candidates, one of them right. */
export interface Choice {
  options: readonly (readonly number[])[];
  right: number;
}

const STEPS = 200;
const PACE = 0.05;
const BIAS_PULL = 0.5;

/** Adam on a gradient with a pull towards the prior: few examples change little, many decide. */
const descend = (
  prior: readonly number[],
  pull: readonly number[],
  gradient: (at: readonly number[], into: Float64Array) => void,
): number[] => {
  const at = [...prior];
  const first = new Float64Array(at.length);
  const second = new Float64Array(at.length);
  for (let step = 1; step <= STEPS; step++) {
    const slope = new Float64Array(at.length);
    gradient(at, slope);
    for (let i = 0; i < at.length; i++) {
      const g = slope[i]! + pull[i]! * (at[i]! - prior[i]!);
      first[i] = 0.9 * first[i]! + 0.1 * g;
      second[i] = 0.99 * second[i]! + 0.01 * g * g;
      const pace = PACE * Math.max(1, Math.abs(prior[i]!)) * (1 - step / (STEPS + 1));
      at[i]! -= (pace * first[i]!) / (1 - 0.9 ** step) / (Math.sqrt(second[i]! / (1 - 0.99 ** step)) + 1e-8);
    }
  }
  return at;
};

/** Logistic regression; `pull` is the strength of the prior in examples. The bias is nearly free: it differs most. */
export function fitLogistic(examples: readonly LabelledFigures[], prior: LinearModel, pull: number): LinearModel {
  const [bias, ...weights] = descend(
    [prior.bias, ...prior.weights],
    [BIAS_PULL, ...prior.weights.map(() => pull)],
    ([b, ...w], into) => {
      for (const { figures, correct, weight } of examples) {
        const error = weight * (probability(scoreOf({ bias: b!, weights: w }, figures)) - (correct ? 1 : 0));
        into[0]! += error;
        for (let i = 0; i < figures.length; i++) into[i + 1]! += error * figures[i]!;
      }
    },
  );
  return { bias: bias!, weights };
}

/** Multinomial choice: raises the right option above the others of its question. */
export function fitChoice(choices: readonly Choice[], prior: LinearModel, pull: number): LinearModel {
  const weights = descend(
    prior.weights,
    prior.weights.map(() => pull),
    (at, into) => {
      for (const { options, right } of choices) {
        const scores = options.map((figures) => scoreOf({ bias: 0, weights: at }, figures));
        const highest = Math.max(...scores);
        const shares = scores.map((score) => Math.exp(score - highest));
        const total = shares.reduce((sum, share) => sum + share, 0);
        options.forEach((figures, o) => {
          const error = shares[o]! / total - (o === right ? 1 : 0);
          for (let i = 0; i < figures.length; i++) into[i]! += error * figures[i]!;
        });
      }
    },
  );
  return { bias: prior.bias, weights };
}
