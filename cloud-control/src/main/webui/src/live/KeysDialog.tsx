import { Kbd, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { KEYS, type Verb } from './keys'

const SHOWN: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' }

interface Props {
  shown: boolean
  close: () => void
  /** What this page can do. */
  verbs: Verb[]
}

/** Every verb of the page with its keys. */
export function KeysDialog({ shown, close, verbs }: Props) {
  const { t } = useTranslation()
  const name = (key: string) => (key === ' ' ? t('keys.space') : (SHOWN[key] ?? key))
  return (
    <Modal.Root opened={shown} onClose={close} centered transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('keys.title')}>
        <Modal.Body>
      <h2 className="keys-title">
        {t('keys.title')}
        <button type="button" className="tool" onClick={close} aria-label={t('keys.close')}>✕</button>
      </h2>
      <dl className="keys" data-testid="keys">
        {(Object.keys(KEYS) as Verb[]).filter((verb) => verbs.includes(verb)).map((verb) => (
          <div key={verb}>
            <dt>
              {KEYS[verb].filter((key) => key.length > 1 || key !== key.toUpperCase() || key === key.toLowerCase()).map((key) => (
                <Kbd key={key} size="md">{name(key.length === 1 ? key.toUpperCase() : key)}</Kbd>
              ))}
            </dt>
            <dd>{t(`keys.${verb}`)}</dd>
          </div>
        ))}
      </dl>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
