import { useEffect, useState } from 'react'

/** The time, told anew twice a second, so that an age on the page goes on growing. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 500)
    return () => window.clearInterval(timer)
  }, [])
  return now
}
