// The list of songs and the one player below it.
const audio = document.querySelector("audio");
const songs = await (await fetch("/songs.json")).json();
// Text drawn before its font is there may keep its empty boxes.
await document.fonts.load('16px "Noto Sans Devanagari Variable"', "अ");
const buttonBySlug = new Map();

for (const song of songs) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(
    Object.assign(new Image(), { src: `/cover/${song.slug}.png`, alt: "", loading: "lazy" }),
    text("title", song.title.latin, "hi-Latn"),
    text("other", song.title.devanagari, song.language),
    text("artist", singerOf(song), "hi-Latn"),
  );
  button.addEventListener("click", () => choose(song));
  buttonBySlug.set(song.slug, button);
  const item = document.createElement("li");
  item.append(button);
  document.querySelector("#songs").append(item);
}

audio.addEventListener("play", showPlaying);
audio.addEventListener("pause", showPlaying);

function choose(song) {
  const source = `/audio/${song.slug}.flac`;
  const isSame = audio.src.endsWith(source);
  if (isSame && !audio.paused) return audio.pause();
  if (!isSame) audio.src = source;
  audio.play();
}

/** Follows the player, whoever set it going. */
function showPlaying() {
  const song = songs.find(({ slug }) => audio.src.endsWith(`/audio/${slug}.flac`));
  for (const [slug, button] of buttonBySlug) button.ariaPressed = String(slug === song?.slug && !audio.paused);
  if (song === undefined) return;
  document.querySelector("#now-title").textContent = song.title.latin;
  document.querySelector("#now-artist").textContent = singerOf(song);
  Object.assign(document.querySelector("#now-cover"), { src: `/cover/${song.slug}.png`, hidden: false });
}

function singerOf(song) {
  return song.artists.find(({ role }) => role === "singer").name.latin;
}

function text(className, content, lang) {
  return Object.assign(document.createElement("span"), { className, textContent: content, lang });
}
