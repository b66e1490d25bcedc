import { useTranslation } from 'react-i18next'

const CONFIGURATION = `loupe:
  node: node-1
  line: line-1
  broker: { host: 127.0.0.1, port: 1883, user: node-1, password: … }
  control: ${window.location.origin}`

/** What to do while there is nothing to show. */
export function EmptyPage() {
  const { t } = useTranslation()
  return (
    <main className="empty" data-testid="empty">
      <h1>{t('empty.title')}</h1>
      <p>{t('empty.next')}</p>
      <p>{t('empty.configure')}</p>
      <pre tabIndex={0}>{CONFIGURATION}</pre>
      <p>{t('empty.start')}</p>
      <pre tabIndex={0}>java -jar edge-node/target/quarkus-app/quarkus-run.jar edge.yaml</pre>
      <p>{t('empty.demo')}</p>
      <pre tabIndex={0}>./demo</pre>
      <p className="quiet">{t('empty.waits')}</p>
    </main>
  )
}
