import { useCallback, useRef, useState } from "react";
import type { Picture } from "../picture.ts";
import { type Pose, poseOf, STILL } from "./mascot-pose.ts";
import { usePictures } from "./use-picture.ts";

export type Mood = "calm" | "listening" | "happy" | "puzzled" | "asleep";

interface Props {
  readonly mood: Mood;
  readonly size: number;
}

/**
 * Tara, a small fox with headphones, who lives in the neon theme. While the engine listens she moves by what it hears:
 * the bass lifts her, the treble pricks her ears, her eyes follow the newest peak. Decoration: the words say what matters.
 */
export function Mascot({ mood, size }: Props) {
  const figure = useRef<SVGSVGElement>(null);
  const pose = useRef<Pose>(STILL);
  const [isStill] = useState(() => matchMedia("(prefers-reduced-motion: reduce)").matches);
  usePictures(
    useCallback(
      (picture: Picture) => {
        if (isStill || !figure.current) return;
        pose.current = poseOf(pose.current, picture);
        for (const [name, value] of Object.entries(pose.current)) {
          figure.current.style.setProperty(`--${name}`, value.toFixed(3));
        }
      },
      [isStill],
    ),
  );
  return (
    <svg
      ref={figure}
      className="mascot"
      data-mood={mood}
      viewBox="0 0 120 120"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <g className="mascot-sparks">
        <path d={spark(16, 30, 7)} />
        <path d={spark(104, 22, 9)} />
        <path d={spark(110, 66, 5)} />
        <path d={spark(9, 72, 5)} />
      </g>
      <path className="mascot-tail" d="M84 104C108 108 116 90 108 74 106 88 98 92 84 92Z" />
      <path className="mascot-tail-tip" d="M108 74C114 86 112 97 103 102 106 92 106 84 108 74Z" />
      <g className="mascot-body">
        <path className="mascot-fur" d="M42 112C40 94 48 84 60 84S80 94 78 112Q60 118 42 112Z" />
        <path className="mascot-scarf" d="M44 90Q60 100 76 90L78 97Q60 107 42 97Z" />
        <path className="mascot-scarf" d="M68 97L80 110 70 112 62 100Z" />
      </g>
      <g className="mascot-head">
        <g className="mascot-ear mascot-ear-left">
          <path className="mascot-fur" d="M30 42C24 26 22 16 25 9 36 12 45 20 50 30Z" />
          <path className="mascot-ear-inner" d="M32 36C28 26 27 20 28 15 35 18 41 24 44 30Z" />
        </g>
        <g className="mascot-ear mascot-ear-right">
          <path className="mascot-fur" d="M90 42C96 26 98 16 95 9 84 12 75 20 70 30Z" />
          <path className="mascot-ear-inner" d="M88 36C92 26 93 20 92 15 85 18 79 24 76 30Z" />
        </g>
        <path
          className="mascot-fur"
          d="M60 25C82 25 96 39 96 58 96 64 100 67 103 70 97 73 93 75 88 80 80 87 70 90 60 90S40 87 32 80C27 75 23 73 17 70 20 67 24 64 24 58 24 39 38 25 60 25Z"
        />
        <path
          className="mascot-hair"
          d="M60 21C40 21 26 34 25 52 33 50 38 45 41 38 41 46 45 49 51 50 50 46 51 42 54 38 57 46 65 50 74 50 72 47 71 44 71 41 77 47 85 52 95 52 94 34 80 21 60 21Z"
        />
        <path className="mascot-star" d={spark(60, 28, 6)} />
        <path className="mascot-band" d="M23 58C21 22 42 10 60 10S99 22 97 58" />
        <rect className="mascot-cup" x="15" y="48" width="14" height="24" rx="7" />
        <rect className="mascot-cup" x="91" y="48" width="14" height="24" rx="7" />
        <Face mood={mood} />
      </g>
    </svg>
  );
}

function Face({ mood }: { readonly mood: Mood }) {
  return (
    <>
      <ellipse className="mascot-blush" cx="37" cy="74" rx="6" ry="3" />
      <ellipse className="mascot-blush" cx="83" cy="74" rx="6" ry="3" />
      {mood === "happy" || mood === "asleep" ? (
        <path className="mascot-lines" d={mood === "happy" ? HAPPY_EYES : CLOSED_EYES} />
      ) : (
        <>
          <Eye x={46} />
          <Eye x={74} />
        </>
      )}
      {mood === "puzzled" && <path className="mascot-lines" d="M40 49Q46 45 51 48M69 46Q75 43 80 49" />}
      <path className="mascot-lines" d={MOUTHS[mood]} />
    </>
  );
}

const Eye = ({ x }: { readonly x: number }) => (
  <>
    <ellipse className="mascot-eye" cx={x} cy="63" rx="7" ry="9.5" />
    <g className="mascot-gaze">
      <ellipse className="mascot-iris" cx={x} cy="66" rx="5" ry="6" />
      <circle className="mascot-shine" cx={x - 2.2} cy="59" r="2.6" />
      <circle className="mascot-shine" cx={x + 2.6} cy="67.5" r="1.3" />
    </g>
    <path className="mascot-lines" d={`M${x - 8.5} 58Q${x} 49 ${x + 8.5} 58`} />
  </>
);

const HAPPY_EYES = "M38 65Q46 54 53 65M67 65Q74 54 82 65";
const CLOSED_EYES = "M38 63Q46 70 53 63M67 63Q74 70 82 63";

const MOUTHS: Record<Mood, string> = {
  calm: "M55 78Q57.500 81 60 78 62.500 81 65 78",
  listening: "M56 78Q60 82 64 78",
  happy: "M53 76Q60 87 67 76Z",
  puzzled: "M55 80Q58 77 60 80T65 79",
  asleep: "M58 79Q60 81 62 79",
};

/** A star with four points. */
function spark(x: number, y: number, r: number): string {
  const w = r * 0.22;
  return `M${x} ${y - r}Q${x + w} ${y - w} ${x + r} ${y}Q${x + w} ${y + w} ${x} ${y + r}Q${x - w} ${y + w} ${x - r} ${y}Q${x - w} ${y - w} ${x} ${y - r}Z`;
}
