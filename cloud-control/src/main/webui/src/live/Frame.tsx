import { NativeSelect } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigate } from 'react-router'
import { switchLanguage } from '../i18n'
import { KeysDialog } from './KeysDialog'
import type { Verb } from './keys'
import { PAGES, pageOf } from './pages'
import { useKeys } from './useKeys'

interface Props {
  children: ReactNode
  line?: string
  lines?: string[]
  status?: ReactNode
  stale?: boolean
  verbs?: Partial<Record<Verb, () => void>>
}

/** What stands around every page: name, line, state of the connection, language and keys. */
export function Frame({ children, line, lines, status, stale = false, verbs }: Props) {
  const { t } = useTranslation()
  const [shown, keys] = useDisclosure()
  const all = { ...verbs, language: switchLanguage, help: keys.toggle }
  useKeys(all)
  return (
    <div className="frame" data-stale={stale} data-testid="frame">
      <header className="head">
        <span className="brand">
          <img src="/loupe.svg" alt="" width={24} height={24} />
          Loupe
        </span>
        <Pages />
        {line !== undefined && <LineChoice line={line} lines={lines ?? [line]} />}
        <div className="head-status">{status}</div>
        <button type="button" className="tool" data-testid="language" onClick={switchLanguage} aria-label={`${t('language')}: ${t('otherLanguage')}`}>
          {t('otherLanguage')}
        </button>
        <button type="button" className="tool" data-testid="help" onClick={keys.open} aria-label={t('keys.open')}>
          ?
        </button>
      </header>
      {children}
      <KeysDialog shown={shown} close={keys.close} verbs={Object.keys(all) as Verb[]} />
    </div>
  )
}

function Pages() {
  const { t } = useTranslation()
  const here = pageOf(useLocation().pathname)
  return (
    <nav className="pages" aria-label={t('nav.pages')}>
      {PAGES.map((page) => (
        <Link key={page.key} className="tool" to={page.to} aria-current={page.key === here ? 'page' : undefined}>
          {t(`nav.${page.key}`)}
        </Link>
      ))}
    </nav>
  )
}

function LineChoice({ line, lines }: { line: string; lines: string[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const page = pageOf(useLocation().pathname) === 'review' ? 'review' : 'lines'
  if (lines.length < 2) return <h1 className="line-name" data-testid="line">{line}</h1>
  return (
    <>
      <h1 className="visually-hidden">{line}</h1>
      <NativeSelect
        aria-label={t('line')}
        classNames={{ input: 'line-choice' }}
        data={lines}
        data-testid="line"
        value={line}
        onChange={(event) => void navigate(`/${page}/${encodeURIComponent(event.currentTarget.value)}`)}
      />
    </>
  )
}
