"""A few seconds of tone for the sample's programme, made by code: nobody's voice, nobody's tune."""

import io
import math
import struct
import wave

RATE = 8_000  # samples a second
NOTES = (523, 587, 659, 784, 880, 784, 659, 523)  # hertz, five tones up and down
A_NOTE = 0.6  # seconds
LOUDEST = 9_000  # of 32,767


def make_tone(turn: int) -> bytes:
    """A WAV file of some five seconds; ``turn`` makes each another."""
    samples: list[int] = []
    for place in range(len(NOTES)):
        pitch = NOTES[(place + turn) % len(NOTES)]
        count = int(RATE * A_NOTE)
        for each in range(count):
            fading = (1 - each / count) * min(1.0, each / 80)
            samples.append(int(LOUDEST * fading * math.sin(2 * math.pi * pitch * each / RATE)))
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return out.getvalue()
