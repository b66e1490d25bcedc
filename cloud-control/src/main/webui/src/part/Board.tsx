import { useElementSize } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Group, Image, Label, Layer, Rect, Stage, Tag, Text } from 'react-konva'
import type { SeenPart } from '../api/client'
import { picturesOf } from './picture'
import { fit, placeTags, type Fit, type Tag as Corner } from './place'
import { usePicture } from './usePicture'

const TAG = { height: 18, letter: 7.2, padding: 5 }
const DEFECT = '#c8251a'
const FRAME = { width: 640, height: 640 }

/** The part's first view as large as there is room, its boxes over it; or its golden template in the same place. */
export function Board({ part, template }: { part: SeenPart; template: boolean }) {
  const { t } = useTranslation()
  const { ref, width, height } = useElementSize()
  const view = part.views[0]
  const pictures = picturesOf(view, template)
  const picture = usePicture(pictures.urls)
  const size = fit(view ?? FRAME, { width, height })
  const boxes = part.defects.filter((it) => it.view === 0)
  const names = boxes.map((it, index) => `${index + 1} ${t(`kind.${it.kind}`)}`)
  const tags = placeTags(boxes.map((it) => it.box), names.map(widthOf), TAG.height, size)
  const place = placeName()
  return (
    <div className="board" ref={ref} data-template={template} data-testid="board">
      <div
        className="board-bed"
        style={{ width: size.width, height: size.height }}
        role="img"
        aria-label={t('board.label', { part: part.part, verdict: t(`verdict.${part.verdict}`), count: boxes.length })}
      >
        {place && (
          <p className="board-place" data-testid="board-place">
            {t(`board.${place}`)}
          </p>
        )}
        <Stage width={size.width} height={size.height} aria-hidden>
          <Layer listening={false}>
            {picture.image && <Image image={picture.image} width={size.width} height={size.height} />}
            {boxes.map((it, index) => (
              <BoxDrawn key={index} box={it.box} size={size} quiet={template} />
            ))}
            {!template && tags.map((corner, index) => <TagDrawn key={index} corner={corner} name={names[index]!} />)}
          </Layer>
        </Stage>
        {caption() && <p className="board-caption" data-testid="board-caption">{caption()}</p>}
      </div>
    </div>
  )

  function placeName() {
    if (!view) return 'noFrame'
    if (picture.image) return null
    if (picture.state === 'loading') return 'loading'
    if (picture.state === 'failed') return 'failed'
    if (pictures.waiting) return template ? 'waitingTemplate' : 'waiting'
    return template ? 'noTemplate' : 'none'
  }

  function caption() {
    if (!picture.image) return null
    if (template) return t('board.template')
    if (picture.image.naturalWidth >= (view?.width ?? 0)) return null
    return pictures.waiting ? `${t('board.preview')} · ${t('board.waiting')}` : t('board.preview')
  }
}

interface Drawn {
  box: SeenPart['defects'][number]['box']
  size: Fit
  quiet: boolean
}

/** White around red: seen on copper and on laminate alike. */
function BoxDrawn({ box, size, quiet }: Drawn) {
  const at = {
    x: box.left * size.scale,
    y: box.top * size.scale,
    width: (box.right - box.left) * size.scale,
    height: (box.bottom - box.top) * size.scale,
    dash: quiet ? [6, 4] : [],
  }
  return (
    <Group>
      <Rect {...at} stroke="#ffffff" strokeWidth={5} />
      <Rect {...at} stroke={DEFECT} strokeWidth={2.5} />
    </Group>
  )
}

function TagDrawn({ corner, name }: { corner: Corner; name: string }) {
  return (
    <Label x={corner.x} y={corner.y}>
      <Tag fill={DEFECT} cornerRadius={2} stroke="#ffffff" strokeWidth={1} />
      <Text
        text={name}
        width={widthOf(name)}
        height={TAG.height}
        align="center"
        verticalAlign="middle"
        fill="#ffffff"
        fontSize={12.5}
        fontStyle="600"
        fontFamily="'IBM Plex Sans', 'Noto Sans SC Variable', sans-serif"
      />
    </Label>
  )
}

/** Chinese characters are square. */
function widthOf(name: string): number {
  return [...name].reduce((sum, it) => sum + (it > '\u2e80' ? 13 : TAG.letter), 0) + 2 * TAG.padding
}
