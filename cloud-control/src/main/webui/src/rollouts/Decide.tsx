import { Modal, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused, paths, post } from '../api/client'

export type Decision = 'pause' | 'resume' | 'promote' | 'abort'
const KEPT = 'loupe.name'

interface Props {
  id: string
  decision: Decision
  close: () => void
}

/** Asks who decides and why. There is no login yet: the name is kept as it was claimed, and the dialog says so. */
export function Decide({ id, decision, close }: Props) {
  const { t } = useTranslation()
  const [by, setBy] = useState(() => localStorage.getItem(KEPT) ?? '')
  const [why, setWhy] = useState('')
  const [refused, setRefused] = useState('')
  const [sending, setSending] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    localStorage.setItem(KEPT, by)
    setSending(true)
    try {
      await post(paths.decide(id, decision), { by, why })
      close()
    } catch (error) {
      setRefused(error instanceof Refused ? error.message : `${t('state.lost')} ${t('rollouts.notSent')}`)
      setSending(false)
    }
  }
  return (
    <Modal opened onClose={close} centered title={t(`keys.${decision}`)} closeButtonProps={{ 'aria-label': t('keys.close') }} transitionProps={{ duration: 0 }}>
      <form className="decide" onSubmit={(event) => void send(event)} data-testid="decide">
        <TextInput label={t('rollouts.by')} description={t('rollouts.claimed')} value={by} onChange={(event) => setBy(event.currentTarget.value)} required data-autofocus={by === '' ? true : undefined} />
        <TextInput label={t('rollouts.why')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} required data-autofocus={by === '' ? undefined : true} />
        {refused && <p role="alert" className="abnormal">{refused}</p>}
        <button type="submit" className="tool send" disabled={sending}>
          {t(`keys.${decision}`)}
        </button>
      </form>
    </Modal>
  )
}
