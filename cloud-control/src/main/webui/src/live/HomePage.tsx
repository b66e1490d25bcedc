import { Navigate } from 'react-router'
import { useLines } from '../api/live'
import { EmptyPage } from './EmptyPage'
import { Frame } from './Frame'
import { Notice } from './Notice'
import { useTranslation } from 'react-i18next'

/** To the first line there is; before any node has reported, the next step. */
export function HomePage() {
  const lines = useLines()
  const { t } = useTranslation()
  const first = lines.data?.[0]
  if (first !== undefined) return <Navigate to={`/lines/${encodeURIComponent(first)}`} replace />
  return (
    <Frame>
      {lines.data ? <EmptyPage /> : <Notice>{lines.isError ? `${t('state.lost')} ${t('state.again')}` : t('state.loading')}</Notice>}
    </Frame>
  )
}
