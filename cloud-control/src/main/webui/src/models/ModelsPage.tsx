import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths, type ModelSeen, type Models } from '../api/client'
import { useFormat } from '../i18n'
import { useAsked } from '../page/asked'
import { Page } from '../page/Page'
import { Warning } from '../page/Warning'
import { modelPath } from './path'

/** Every registered model, the newest first. */
export function ModelsPage() {
  const { t } = useTranslation()
  const asked = useAsked<Models>(paths.models)
  return (
    <Page asked={asked} unknown={t('models.none')}>
      {(models) => (
        <>
          <h1>{t('models.title')}</h1>
          {models.items.length === 0 ? <None /> : <List models={models.items} />}
        </>
      )}
    </Page>
  )
}

function None() {
  const { t } = useTranslation()
  return (
    <div data-testid="no-models">
      <p>{t('models.none')}</p>
      <pre tabIndex={0}>curl --data-binary @MODEL.loupe {window.location.origin}/api/models</pre>
    </div>
  )
}

function List({ models }: { models: ModelSeen[] }) {
  const { t } = useTranslation()
  return (
    <table className="rows" data-testid="models">
      <thead>
        <tr>
          <th scope="col">{t('models.model')}</th>
          <th scope="col">{t('models.digest')}</th>
          <th scope="col">{t('models.family')}</th>
          <th scope="col">{t('models.aliases')}</th>
          <th scope="col">{t('models.signer')}</th>
          <th scope="col">{t('models.registered')}</th>
          <th scope="col">{t('models.state')}</th>
        </tr>
      </thead>
      <tbody>
        {models.map((model) => (
          <Row key={model.digest} model={model} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ model }: { model: ModelSeen }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <tr>
      <th scope="row">
        <Link className="row-link" to={modelPath(model)}>
          {model.name} {model.version}
        </Link>
      </th>
      <td className="code">{model.digest.slice(0, 12)}</td>
      <td>{model.family}</td>
      <td>{model.aliases.join(', ')}</td>
      <td>{model.signer}</td>
      <td>{format.moment(model.registeredAt)}</td>
      <td>{model.mismatch === null ? <span className="quiet">{t('models.agrees')}</span> : <Warning>{t('models.mismatch')}</Warning>}</td>
    </tr>
  )
}
