import { useTranslation } from 'react-i18next'
import { paths, type PartKey, type SeenPart } from '../api/client'
import { useFormat } from '../i18n'
import { Mark } from '../part/Mark'
import { keyOf, sameKey } from '../part/key'

const PLACES = 20

interface Props {
  recent: SeenPart[]
  shown: PartKey | null
  held: boolean
  hold: (key: PartKey) => void
}

/** The last twenty, the newest at the right; a click holds one. */
export function Filmstrip({ recent, shown, held, hold }: Props) {
  const { t } = useTranslation()
  const places = Array.from({ length: PLACES - recent.length }, (_, index) => index)
  return (
    <nav className="strip" aria-label={t('strip.title')} data-testid="filmstrip">
      <ol>
        {places.map((it) => (
          <li key={it} className="strip-empty" aria-hidden="true" />
        ))}
        {recent.toReversed().map((it) => (
          <Thumb key={`${it.node} ${it.journal} ${it.seq}`} part={it} shown={shown !== null && sameKey(it, shown)} held={held} hold={hold} />
        ))}
      </ol>
    </nav>
  )
}

interface ThumbProps {
  part: SeenPart
  shown: boolean
  held: boolean
  hold: (key: PartKey) => void
}

function Thumb({ part, shown, held, hold }: ThumbProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const verdict = t(`verdict.${part.verdict}`)
  const which = t('strip.item', { part: part.part, station: part.station, time: format.clock(part.at) })
  return (
    <li>
      <button
        type="button"
        className={`thumb verdict-${part.verdict}`}
        aria-current={shown ? 'true' : undefined}
        data-held={shown && held}
        data-testid="thumb"
        data-part={part.part}
        data-verdict={part.verdict}
        onClick={() => hold(keyOf(part))}
      >
        <Small part={part} />
        <span className="thumb-verdict">
          <Mark verdict={part.verdict} size={12} />
          {verdict}
        </span>
        <span className="visually-hidden">{which}</span>
      </button>
    </li>
  )
}

function Small({ part }: { part: SeenPart }) {
  const { t } = useTranslation()
  const preview = part.views[0]?.preview
  if (preview?.arrived) return <img className="thumb-image" src={paths.image(preview.digest)} alt="" />
  return <span className="thumb-image thumb-place">{t(preview ? 'strip.waiting' : 'strip.noImage')}</span>
}
