import type { Split } from '../api/client'

export const STEPS = ['acquire', 'decode', 'infer', 'decide', 'journal', 'plc'] as const
export type Step = (typeof STEPS)[number]
/** What the line allows from the trigger to the result, in ms. */
export const BUDGET_MS = 100

export interface Segment {
  step: Step
  ms: number | null
  /** In parts of the bar's width. */
  from: number
  width: number
}

export interface Bar {
  segments: Segment[]
  /** Trigger to the word at the PLC where the delivery is known, else the steps so far. */
  spent: number
  /** Where the budget ends, in parts of the bar's width: 1 unless it is exceeded. */
  budget: number
  over: boolean
}

export function barOf(split: Split): Bar {
  const known = STEPS.map((step) => split[step] ?? 0)
  const spent = known.reduce((sum, ms) => sum + ms, 0)
  const full = Math.max(BUDGET_MS, spent)
  let from = 0
  const segments = STEPS.map((step, index) => {
    const width = known[index]! / full
    const segment = { step, ms: split[step], from, width }
    from += width
    return segment
  })
  return { segments, spent, budget: BUDGET_MS / full, over: (split.total ?? spent) > BUDGET_MS }
}
