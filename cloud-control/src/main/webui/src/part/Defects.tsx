import { useTranslation } from 'react-i18next'
import type { SeenPart } from '../api/client'
import { useFormat } from '../i18n'

/** Each defect by the number on its box, the worst first; its box in pixels of the frame. */
export function Defects({ part }: { part: SeenPart }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section className="defects" aria-labelledby="defects-title">
      <h3 id="defects-title">
        {t('defects.title')} <span className="count" data-testid="defect-count">{part.defects.length}</span>
      </h3>
      {part.defects.length === 0 ? (
        <p className="quiet">{t(part.verdict === 'ERROR' ? 'defects.notJudged' : 'defects.none')}</p>
      ) : (
        <ol className="defect-list" tabIndex={0} aria-labelledby="defects-title">
          {part.defects.map(({ box, kind, score }, index) => (
            <li key={index} data-testid="box" data-kind={kind} data-score={score} data-left={box.left} data-top={box.top} data-right={box.right} data-bottom={box.bottom}>
              <span className="defect-number">{index + 1}</span>
              <span className="defect-kind">{t(`kind.${kind}`)}</span>
              <span className="defect-score">{format.percent(score)}</span>
              <span className="visually-hidden">{t('defects.box', pixels(box))}</span>
            </li>
          ))}
        </ol>
      )}
      {part.truncated && <p className="quiet">{t('defects.truncated', { count: part.defects.length })}</p>}
    </section>
  )
}

function pixels(box: SeenPart['defects'][number]['box']) {
  return {
    left: Math.round(box.left),
    top: Math.round(box.top),
    right: Math.round(box.right),
    bottom: Math.round(box.bottom),
  }
}
