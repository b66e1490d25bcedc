/** Numbers as people of one language write them. */
export interface Format {
  count(value: number): string
  percent(value: number): string
  ms(value: number): string
  clock(instant: string): string
  /** Day and time. */
  moment(instant: string): string
}

export function formatOf(language: string): Format {
  const count = new Intl.NumberFormat(language)
  const percent = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const ms = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })
  return {
    count: (value) => count.format(value),
    percent: (value) => percent.format(value),
    ms: (value) => ms.format(value),
    clock: (instant) => clock.format(new Date(instant)),
    moment: (instant) => moment.format(new Date(instant)),
  }
}

/** Null where there is nothing to divide by: no data is no rate. */
export function rateOf(some: number, all: number): number | null {
  return all > 0 ? some / all : null
}
