import { recordCall } from '../records';

type Hearer = (event: object) => void;

/** An object with an `onXxx` per event, and a way to fire them. */
function emitter(events: string[]) {
  const heard = new Map<string, Hearer>();
  const methods = Object.fromEntries(events.map((event) => [`on${event}`, (hear: Hearer) => heard.set(event, hear)]));
  const later = (event: string, detail: object) => void setTimeout(() => heard.get(event)?.(detail), 0);
  return { methods, later };
}

/** One recorder per mini program; what it "records" is the file that the test put at `http://tmp/voice.mp3`. */
const recorder = (() => {
  const { methods, later } = emitter([
    'Start',
    'Stop',
    'Pause',
    'Resume',
    'Error',
    'FrameRecorded',
    'InterruptionBegin',
  ]);
  return {
    ...methods,
    start: (options: object = {}) => {
      recordCall('recorder.start', options);
      later('Start', {});
    },
    stop: () => {
      recordCall('recorder.stop', {});
      later('Stop', { tempFilePath: 'http://tmp/voice.mp3', duration: 2000, fileSize: 8000 });
    },
    pause: () => later('Pause', {}),
    resume: () => later('Resume', {}),
  };
})();

/** Plays nothing, ends at once. */
function audioContext(): object {
  const { methods, later } = emitter(['Play', 'Pause', 'Stop', 'Ended', 'Error', 'TimeUpdate', 'Canplay']);
  const audio = {
    ...methods,
    src: '',
    play: () => {
      recordCall('audio.play', { src: audio.src });
      later('Play', {});
      later('Ended', {});
    },
    pause: () => later('Pause', {}),
    stop: () => later('Stop', {}),
    seek: () => {},
    destroy: () => {},
    offEnded: () => {},
    offError: () => {},
  };
  return audio;
}

export const mediaApis = { getRecorderManager: () => recorder, createInnerAudioContext: audioContext };
