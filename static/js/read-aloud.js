// Reads an article aloud with the browser's own Vietnamese voice; without one the button stays away.

const bar = document.querySelector("[data-read-bar]");
const button = document.querySelector("[data-read]");
const text = document.querySelector("[data-read-text]");
const speech = window.speechSynthesis;

const findVoice = () => speech.getVoices().find((voice) => /^vi\b/i.test(voice.lang.replace("_", "-")));

function listParts() {
  const parts = [document.querySelector("h1"), document.querySelector(".lead"), ...text.children];
  return parts.map((part) => part?.innerText.trim()).filter(Boolean);
}

function stop() {
  speech.cancel();
  button.setAttribute("aria-pressed", "false");
  button.textContent = "Nghe bài này";
}

function start() {
  const voice = findVoice();
  const parts = listParts();
  button.setAttribute("aria-pressed", "true");
  button.textContent = "Dừng đọc";
  parts.forEach((part, place) => {
    const spoken = new SpeechSynthesisUtterance(part);
    spoken.voice = voice;
    spoken.lang = voice.lang;
    if (place === parts.length - 1) spoken.addEventListener("end", stop);
    speech.speak(spoken);
  });
}

if (bar && button && text && speech) {
  const offer = () => {
    bar.hidden = !findVoice();
  };
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop() : start()));
  window.addEventListener("pagehide", () => speech.cancel());
}
