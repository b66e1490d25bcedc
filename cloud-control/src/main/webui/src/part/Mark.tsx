import type { Verdict } from '../api/client'

/** A shape for each verdict, so that colour is never the only sign: circle, octagon, diamond, triangle. */
export function Mark({ verdict, size }: { verdict: Verdict; size: number }) {
  return (
    <svg className={`mark mark-${verdict}`} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {SHAPES[verdict]}
    </svg>
  )
}

const SHAPES = {
  PASS: (
    <>
      <circle className="mark-field" cx="12" cy="12" r="10" />
      <path className="mark-sign" d="m7.5 12.3 3.2 3.2 6-6.6" />
    </>
  ),
  REJECT: (
    <>
      <path className="mark-field" d="M7.6 1.6h8.8l6 6v8.8l-6 6H7.6l-6-6V7.6z" />
      <path className="mark-sign" d="m8 8 8 8m0-8-8 8" />
    </>
  ),
  REVIEW: (
    <>
      <path className="mark-field" d="M12 .8 23.2 12 12 23.2.8 12z" />
      <path className="mark-sign" d="M9.6 9.7c.2-3.2 5-3 4.9-.1 0 2-2.5 2-2.5 4.2m0 3v.2" />
    </>
  ),
  ERROR: (
    <>
      <path className="mark-field" d="M12 1.4 23.4 22H.6z" />
      <path className="mark-sign" d="M12 8.5v6.3m0 3.2v.2" />
    </>
  ),
}
