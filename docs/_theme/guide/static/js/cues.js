// What the guided session sounds like: tones, a voice, a buzz; and the screen that stays awake.
"use strict";
globalThis.guide.cues = (el) => {
  const language = document.documentElement.lang;
  let audio = null, lock = null, on = false;

  function speak(text) {
    if (!el.voice.checked || !window.speechSynthesis) return;
    silence();
    speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(text), { lang: language }));
  }

  /** Tell a screen reader alone. */
  function tell(text) {
    silence();
    el.live.textContent = text;
  }

  /** Tell a screen reader, and say it aloud, or something longer in its place. */
  function say(text, spoken = text) {
    tell(text);
    speak(spoken);
  }

  /** A tone of this frequency in hertz and length in seconds, and a buzz: milliseconds on, off, on. */
  function sound(frequency, length, buzz) {
    navigator.vibrate?.(buzz);
    if (!el.sound.checked || !audio) return;
    const [tone, volume, start] = [audio.createOscillator(), audio.createGain(), audio.currentTime];
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.25, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + length);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + length);
  }

  /** Browsers let a page sound only after a tap: call this on one. */
  function wake() {
    audio ??= window.AudioContext ? new AudioContext() : null;
    audio?.resume();
  }

  /** Keep the screen awake, or let it sleep again. */
  async function keepAwake(wanted) {
    on = wanted;
    if (!wanted) {
      lock?.release();
      lock = null;
      return;
    }
    try {
      const taken = await navigator.wakeLock?.request("screen");
      if (on && !lock) lock = taken; else taken?.release();
    } catch { /* refused: low battery, or a page in the background */ }
  }

  /** A hidden page has lost its lock. */
  const lostLock = () => { lock = null; };
  const silence = () => window.speechSynthesis?.cancel();

  el.voice.closest("label").hidden = !window.speechSynthesis;
  return { speak, tell, say, sound, wake, keepAwake, lostLock, silence };
};
