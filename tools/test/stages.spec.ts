import { chooseStages, stages } from './stages';

const names = (...words: string[]) => chooseStages(words).map((stage) => stage.name);

describe('chooseStages', () => {
  it('runs everything when nothing is named', () => {
    expect(chooseStages([])).toEqual(stages);
  });

  it('takes e2e for both of its backends, in the usual order', () => {
    expect(names('e2e', 'unit')).toEqual(['unit', 'e2e:embedded', 'e2e:mysql-redis']);
    expect(names('e2e:embedded')).toEqual(['e2e:embedded']);
  });

  it('builds before it opens a browser', () => {
    expect(names('browser')).toEqual(['build', 'browser']);
  });

  it('refuses a word that names nothing, instead of running nothing', () => {
    expect(() => names('unti')).toThrow('No such stage: unti');
  });
});
