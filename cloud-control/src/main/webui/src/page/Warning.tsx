import type { ReactNode } from 'react'

/** Something abnormal: a shape, a word and a colour, never a colour alone. */
export function Warning({ children }: { children: ReactNode }) {
  return (
    <span className="warning">
      <svg width="16" height="16" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 1.4 23.4 22H.6z" fill="#f0b429" stroke="#4b3300" strokeWidth="1.5" />
        <path d="M12 8.5v6.3m0 3.2v.2" stroke="#4b3300" strokeWidth="2.4" strokeLinecap="round" />
      </svg>
      {children}
    </span>
  )
}
