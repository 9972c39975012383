import type { MatchCandidate, MatchResult } from '@zhiyin/contracts';
import { Link, useLocation } from 'react-router';
import { paths } from '../../../shared/paths';
import { useMay } from '../../../shared/session/use-me';
import { useWords } from '../../../shared/words/use-words';
import { explainMatch, percent } from './explain-match';
import styles from './try.module.css';
import { tryWords } from './try.words';

export function TryResult({ result, text }: { result: MatchResult; text: string }) {
  const words = useWords(tryWords);
  const mayEdit = useMay('manager');
  const { search } = useLocation();
  const { direct, suggest } = result.thresholds;

  return (
    <>
      <p className={styles.outcome} data-outcome={result.outcome}>
        {words[result.outcome]}
      </p>
      <p className={styles.why}>{explainMatch(result, words)}</p>
      {result.outcome !== 'direct' && mayEdit && (
        <Link to={{ pathname: paths.newAnswer, search }} state={{ question: text }}>
          {words.createFrom}
        </Link>
      )}
      {result.candidates.length > 0 && (
        <>
          <h2 className={styles.listHead}>
            {words.candidates}
            <span>{words.thresholds(percent(direct), percent(suggest))}</span>
          </h2>
          <ol>
            {result.candidates.map((candidate, index) => (
              <li key={candidate.id}>
                <Candidate
                  candidate={candidate}
                  thresholds={result.thresholds}
                  used={index === 0 && result.outcome === 'direct'}
                />
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

interface CandidateProps {
  candidate: MatchCandidate;
  thresholds: MatchResult['thresholds'];
  used: boolean;
}

function Candidate({ candidate, thresholds, used }: CandidateProps) {
  const words = useWords(tryWords);
  const { search } = useLocation();
  const level =
    candidate.confidence >= thresholds.direct
      ? 'direct'
      : candidate.confidence >= thresholds.suggest
        ? 'suggest'
        : 'none';
  return (
    <Link className={styles.candidate} to={{ pathname: paths.answer(candidate.id), search }}>
      <span className={styles.candidateHead}>
        <span className={styles.candidateName}>{candidate.question}</span>
        {used && <span className={styles.used}>{words.chosen}</span>}
        <span className={styles.figure}>{percent(candidate.confidence)}</span>
      </span>
      <span className={styles.bar} aria-hidden>
        <span className={styles.fill} data-level={level} style={{ width: percent(candidate.confidence) }} />
        <span className={styles.mark} style={{ left: percent(thresholds.suggest) }} />
        <span className={styles.mark} style={{ left: percent(thresholds.direct) }} />
      </span>
      {candidate.matchedQuestion !== candidate.question && (
        <span className={styles.matched}>{words.matched(candidate.matchedQuestion)}</span>
      )}
    </Link>
  );
}
