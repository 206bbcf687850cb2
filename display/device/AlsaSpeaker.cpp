#include <alsa/asoundlib.h>

#include <QMetaObject>
#include <QObject>
#include <QSemaphore>
#include <QThread>
#include <QTimer>
#include <algorithm>

#include "display/device/Speaker.hpp"

namespace hall::display {
namespace {

constexpr unsigned latencyUs = 120'000;
constexpr std::size_t chunksPerSecond = 10;
constexpr int probeEveryMs = 30'000;
constexpr int pollMs = 20;
constexpr int waitMs = 500;   // for room in the device's buffer, which holds latencyUs
constexpr int mostWaits = 4;  // a device that takes nothing for 2 s is broken, not slow

void ignoreAlsaChatter(const char*, int, const char*, int, const char*, ...) {}

/// A device that is open for one call; it is given back between calls, so that a changed cable or card is
/// found again.
class Card {
  public:
    Card(const std::string& device, int rate) {
        if (snd_pcm_open(&pcm_, device.c_str(), SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK) < 0) {
            pcm_ = nullptr;
            return;
        }
        good_ = snd_pcm_set_params(pcm_, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1,
                                   static_cast<unsigned>(rate), 1, latencyUs) >= 0;
    }
    ~Card() {
        if (pcm_ != nullptr) snd_pcm_close(pcm_);
    }
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

    [[nodiscard]] bool good() const { return good_; }

    /// `ending` is released when the program ends: nobody waits for the last word then.
    bool play(const Pcm& pcm, QSemaphore& ending) {
        const std::size_t chunk = static_cast<std::size_t>(pcm.rate) / chunksPerSecond;
        std::size_t at = 0;
        int waits = 0;
        while (at < pcm.samples.size() && ending.available() == 0) {
            const snd_pcm_uframes_t frames = std::min(chunk, pcm.samples.size() - at);
            const snd_pcm_sframes_t written = snd_pcm_writei(pcm_, pcm.samples.data() + at, frames);
            if (written == -EAGAIN) {
                const int ready = snd_pcm_wait(pcm_, waitMs);
                if (ready == 0 && ++waits >= mostWaits) return false;
                if (ready < 0 && snd_pcm_recover(pcm_, ready, 1) < 0) return false;
            } else if (written < 0) {
                if (snd_pcm_recover(pcm_, static_cast<int>(written), 1) < 0) return false;
            } else {
                at += static_cast<std::size_t>(written);
                waits = 0;
            }
        }
        return heardOut(ending);
    }

  private:
    /// Waits until the last sample has left the buffer. Never for ever, as snd_pcm_drain may with a device
    /// that hangs.
    bool heardOut(QSemaphore& ending) {
        snd_pcm_start(pcm_);  // a sound shorter than the buffer has not begun yet
        for (int polls = 0; polls < mostWaits * waitMs / pollMs; ++polls) {
            snd_pcm_sframes_t left = 0;
            // An underrun is the end of the sound.
            if (snd_pcm_state(pcm_) != SND_PCM_STATE_RUNNING || snd_pcm_delay(pcm_, &left) < 0 || left <= 0)
                return true;
            if (ending.tryAcquire(1, pollMs)) return true;
        }
        return false;
    }

    snd_pcm_t* pcm_{};
    bool good_{};
};

class AlsaSpeaker : public QObject, public Speaker {
  public:
    AlsaSpeaker(std::string device, After after) : device_(std::move(device)), after_(std::move(after)) {
        snd_lib_error_set_handler(ignoreAlsaChatter);
        worker_ = new QObject;
        worker_->moveToThread(&thread_);
        connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
        thread_.start();
        connect(&probe_, &QTimer::timeout, this, [this] {
            if (!audible_) tryOut();
        });
        probe_.start(probeEveryMs);
        tryOut();
    }

    ~AlsaSpeaker() override {
        ending_.release();
        thread_.quit();
        thread_.wait();
    }

    void speak(Pcm pcm, std::function<void()> done) override {
        QMetaObject::invokeMethod(worker_, [this, sound = std::move(pcm), then = std::move(done)]() mutable {
            Card card(device_, sound.rate);
            const bool heard = card.good() && card.play(sound, ending_);
            const std::int64_t ms = sound.durationMs();
            QMetaObject::invokeMethod(this, [this, heard, ms, finished = std::move(then)]() mutable {
                audible_ = heard;
                if (heard)
                    finished();
                else
                    after_(ms, std::move(finished));
            });
        });
    }

    [[nodiscard]] bool audible() const override { return audible_; }

  private:
    void tryOut() {
        QMetaObject::invokeMethod(worker_, [this] {
            const bool good = Card(device_, 22'050).good();
            QMetaObject::invokeMethod(this, [this, good] { audible_ = good; });
        });
    }

    std::string device_;
    After after_;
    QThread thread_;
    QObject* worker_{};
    QTimer probe_;
    QSemaphore ending_;
    bool audible_{true};  // until the first look says otherwise: no warning flickers at the start
};

}  // namespace

std::unique_ptr<Speaker> alsaSpeaker(const std::string& device, After after) {
    return std::make_unique<AlsaSpeaker>(device, std::move(after));
}

}  // namespace hall::display
