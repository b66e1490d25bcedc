import { useTranslation } from 'react-i18next'
import type { Station } from '../api/client'
import { ageOf } from './age'
import { stateOf, type Light } from './lights'

/** Node and PLC of each station: quiet while well, else shape, colour and words. `since` is the snapshot's own age in ms. */
export function Lights({ stations, since }: { stations: Station[]; since: number }) {
  const { t } = useTranslation()
  return (
    <section className="lights" aria-labelledby="lights-title">
      <h3 id="lights-title">{t('lights.title')}</h3>
      <ul tabIndex={0} aria-labelledby="lights-title">
        {stations.map((it) => (
          <StationRow key={it.node} station={it} since={since} />
        ))}
      </ul>
    </section>
  )
}

function StationRow({ station, since }: { station: Station; since: number }) {
  const { t } = useTranslation()
  const state = stateOf(station)
  const age = ageOf(station.reportAgeMs + since)
  const ago = t(`age.${age.unit}`, { count: age.count })
  const node = state.node === 'offline' ? t('lights.offline', { age: ago }) : t(`lights.${state.node}`)
  return (
    <li data-testid="station" data-station={station.station} data-node={station.node} data-online={station.online} data-ready={station.ready} data-plc={station.plc}>
      <b className="station-name">{station.station}</b>
      <span className="lamp" data-testid="node-light" data-light={state.nodeLight}>
        <Lamp light={state.nodeLight} /> {t('lights.node')} {node}
      </span>
      <span className="lamp" data-testid="plc-light" data-light={state.plcLight}>
        <Lamp light={state.plcLight} /> {t('lights.plc')} {t(state.plcLight === 'unknown' ? 'lights.unknown' : `lights.${station.plc}`)}
      </span>
      {station.firmware && (
        <span className="firmware" data-testid="firmware">
          <span className="visually-hidden">{t('lights.firmware')}</span> {station.firmware}
        </span>
      )}
      {station.fault && (
        <span className="trouble" data-testid="fault" data-code={station.fault.code}>
          {t('lights.fault', { what: t(`fault.${station.fault.code}.meaning`) })} {t('lights.wayOut', { what: t(`fault.${station.fault.code}.wayOut`) })}
        </span>
      )}
      {state.behind && <span className="trouble" data-testid="queued">{t('lights.queued', { count: station.queued })}</span>}
    </li>
  )
}

function Lamp({ light }: { light: Light }) {
  return (
    <svg className={`lamp-sign lamp-${light}`} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      {light === 'well' && <circle cx="8" cy="8" r="5.5" />}
      {light === 'waiting' && <path d="M8 .8 15.2 8 8 15.2.8 8z" />}
      {light === 'bad' && <path d="M2 2h12v12H2zM5 5l6 6m0-6-6 6" />}
      {light === 'unknown' && <circle cx="8" cy="8" r="5.5" strokeDasharray="2.5 2.5" />}
    </svg>
  )
}
