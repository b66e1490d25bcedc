import type { ReactNode } from 'react'

/** One sentence in the middle of the page. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <main className="notice" role="status" data-testid="notice">
      {children}
    </main>
  )
}
