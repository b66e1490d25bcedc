import { useTranslation } from 'react-i18next'
import type { SeenPart } from '../api/client'
import { useFormat } from '../i18n'
import { Mark } from './Mark'

/** Verdict and confidence, large; then which part it was and what served it. */
export function PartPanel({ part }: { part: SeenPart }) {
  return (
    <section className={`part verdict-${part.verdict}`} data-testid="part" data-part={part.part} data-node={part.node} data-journal={part.journal} data-seq={part.seq}>
      <Judgement part={part} />
      {part.error && <Why code={part.error.code} />}
      <Facts part={part} />
    </section>
  )
}

function Judgement({ part }: { part: SeenPart }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="judgement">
      <Mark verdict={part.verdict} size={52} />
      <h2 className="verdict" data-testid="verdict" data-verdict={part.verdict}>
        {t(`verdict.${part.verdict}`)}
      </h2>
      <p className="confidence">
        <span className="figure" data-testid="confidence" data-value={part.confidence}>
          {format.percent(part.confidence)}
        </span>
        <span className="label">{t('part.confidence')}</span>
      </p>
    </div>
  )
}

function Why({ code }: { code: string }) {
  const { t } = useTranslation()
  return (
    <p className="why" data-testid="error" data-code={code}>
      <b>{t('part.why', { what: t(`error.${code}.meaning`) })}</b> {t('lights.wayOut', { what: t(`error.${code}.wayOut`) })}
    </p>
  )
}

function Facts({ part }: { part: SeenPart }) {
  const { t } = useTranslation()
  const format = useFormat()
  const none = t('part.none')
  const facts: [string, string][] = [
    ['part', part.part || none],
    ['lot', part.lot || none],
    ['station', part.station],
    ['recipe', part.recipe || none],
    ['position', part.panelPosition ?? none],
    ['time', format.clock(part.at)],
  ]
  if (part.origin !== 'PRODUCTION') facts.push(['origin', t(`origin.${part.origin}`)])
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`part.${name}`)}</dt>
          <dd data-testid={`part-${name}`} title={value}>{value}</dd>
        </div>
      ))}
      <div className="wide">
        <dt>{t('part.model')}</dt>
        <dd data-testid="part-model">{part.model?.label ?? none}</dd>
      </div>
      <div>
        <dt>PLC</dt>
        <dd data-testid="part-plc" data-state={part.plc?.state ?? ''}><Told part={part} /></dd>
      </div>
    </dl>
  )
}

function Told({ part }: { part: SeenPart }) {
  const { t } = useTranslation()
  if (!part.plc) return t('part.undelivered')
  const differs = part.plc.verdict !== part.verdict
  return (
    <span className={differs || part.plc.state !== 'acknowledged' ? 'abnormal' : ''}>
      {t(`part.${part.plc.state}`)}
      {differs && ` · ${t('part.plcTold', { verdict: t(`verdict.${part.plc.verdict}`) })}`}
    </span>
  )
}
