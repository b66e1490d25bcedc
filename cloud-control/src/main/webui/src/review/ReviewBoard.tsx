import { useElementSize } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Group, Image, Label, Layer, Rect, Stage, Tag, Text } from 'react-konva'
import { paths } from '../api/client'
import { fit, type Fit } from '../part/place'
import { usePicture } from '../part/usePicture'
import { keyOf, type Box, type Missed, type ReviewItem, type Subject, type Word } from './work'

const COLOURS = { open: '#0b57a4', real: '#c8251a', unreal: '#4b545c', missed: '#8a5300' }

interface Props {
  item: ReviewItem
  subjects: Subject[]
  words: (Word | null)[]
  missed: Missed[]
  at: number
  template: boolean
  drawn: (box: Box) => void
  chosen: (index: number) => void
}

/** The part as large as there is room: the models' boxes with what was said of each, and a stroke that draws one more. */
export function ReviewBoard({ item, subjects, words, missed, at, template, drawn, chosen }: Props) {
  const { t } = useTranslation()
  const { ref, width, height } = useElementSize()
  const [stroked, setStroke] = useState<{ box: Box; on: string } | null>(null)
  const on = keyOf(item)
  const stroke = stroked?.on === on ? stroked.box : null
  const sight = item.sights[0]
  const digests = template ? [sight?.template] : [sight?.image, sight?.preview]
  const picture = usePicture(digests.filter((it) => it != null).map((it) => paths.image(it)))
  const size = fit(sight ?? { width: 640, height: 640 }, { width, height })
  const point = (event: { evt: MouseEvent }) => ({ x: event.evt.offsetX / size.scale, y: event.evt.offsetY / size.scale })
  const finish = () => {
    if (stroke) drawn(stroke)
    setStroke(null)
  }
  return (
    <div className="board" ref={ref} data-template={template} data-picture={picture.state} data-testid="review-board">
      <div
        className="board-bed"
        style={{ width: size.width, height: size.height }}
        role="img"
        aria-label={t('review.board', { part: item.part, count: subjects.length })}
      >
        {!picture.image && <p className="board-place">{t(picture.state === 'loading' ? 'board.loading' : 'board.waiting')}</p>}
        <Stage
          width={size.width}
          height={size.height}
          onMouseDown={(event) => {
            const { x, y } = point(event)
            setStroke({ box: { left: x, top: y, right: x, bottom: y }, on })
          }}
          onMouseMove={(event) => {
            const { x, y } = point(event)
            setStroke((before) => before && { ...before, box: { ...before.box, right: x, bottom: y } })
          }}
          onMouseUp={finish}
          onMouseLeave={finish}
        >
          <Layer>
            {picture.image && <Image image={picture.image} width={size.width} height={size.height} listening={false} />}
            {subjects.map((subject, index) => (
              <Drawn
                key={index}
                box={subject.box}
                size={size}
                colour={colourOf(words[index])}
                name={`${index + 1}${words[index] ? (words[index].real ? ' ✓' : ' ✗') : ''}`}
                strong={index === at}
                onClick={() => chosen(index)}
              />
            ))}
            {missed.map((it, index) => (
              <Drawn key={`m${index}`} box={it.box} size={size} colour={COLOURS.missed} name={`+ ${t(`kind.${it.kind}`)}`} strong={false} />
            ))}
            {stroke && <Rect {...scaled(tidy(stroke), size)} stroke={COLOURS.missed} strokeWidth={2} dash={[5, 4]} listening={false} />}
          </Layer>
        </Stage>
        {template && <p className="board-caption">{t('board.template')}</p>}
      </div>
    </div>
  )
}

function colourOf(word: Word | null | undefined): string {
  if (!word) return COLOURS.open
  return word.real ? COLOURS.real : COLOURS.unreal
}

function tidy(box: Box): Box {
  return { left: Math.min(box.left, box.right), top: Math.min(box.top, box.bottom), right: Math.max(box.left, box.right), bottom: Math.max(box.top, box.bottom) }
}

function scaled(box: Box, size: Fit) {
  return { x: box.left * size.scale, y: box.top * size.scale, width: (box.right - box.left) * size.scale, height: (box.bottom - box.top) * size.scale }
}

interface OneBox {
  box: Box
  size: Fit
  colour: string
  name: string
  strong: boolean
  onClick?: () => void
}

/** White around the colour: seen on copper and on laminate alike. The one in hand is thicker. */
function Drawn({ box, size, colour, name, strong, onClick }: OneBox) {
  const at = scaled(box, size)
  return (
    <Group onClick={onClick} onTap={onClick}>
      <Rect {...at} stroke="#ffffff" strokeWidth={strong ? 8 : 5} />
      <Rect {...at} stroke={colour} strokeWidth={strong ? 4.5 : 2.5} />
      <Label x={at.x} y={Math.max(0, at.y - 21)}>
        <Tag fill={colour} cornerRadius={2} stroke="#ffffff" strokeWidth={1} />
        <Text text={name} padding={3} fill="#ffffff" fontSize={12.5} fontStyle="600" fontFamily="'IBM Plex Sans', 'Noto Sans SC Variable', sans-serif" />
      </Label>
    </Group>
  )
}
