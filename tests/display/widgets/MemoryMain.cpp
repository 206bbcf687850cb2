// display-memory [HOURS]: a day of a busy hall on a board and a sign, as fast as this machine can: calls, recalls, arrivals, notices, a lost
// line, hall days, every word joined and mixed. Prints the resident memory and the heap in use hour by hour; 1 if either is more than
// 5 % above the first hour's at the end. (The resident memory alone would hide a leak that fits into what the heap has free.) The clocks are
// this program's own.
#include <malloc.h>
#include <unistd.h>

#include <QApplication>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "display/device/VoiceFolder.hpp"
#include "display/present/Announcer.hpp"
#include "display/widgets/BoardWindow.hpp"
#include "display/widgets/SignWindow.hpp"
#include "schema/look/Theme.hpp"
#include "tests/display/widgets/Scenes.hpp"

using namespace hall;
using namespace hall::display;
using namespace hall::display::test;

namespace {

constexpr int callsAnHour = 240, callEverySeconds = 3'600 / callsAnHour;
constexpr std::size_t rememberedCalls = 32;

double residentMb() {
    std::ifstream file("/proc/self/statm");
    long whole = 0, resident = 0;
    file >> whole >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1'048'576;
}

double heapMb() {
    const struct mallinfo2 now = mallinfo2();
    return static_cast<double>(now.uordblks + now.hblkhd) / 1'048'576;
}

class Day {
  public:
    Day() : voice_(VoiceFolder::read(HALL_VOICE_DIR, allClips())), view_(hallView({})) {
        for (QWidget* window : {static_cast<QWidget*>(&board_), static_cast<QWidget*>(&sign_)}) {
            window->setAttribute(Qt::WA_DontShowOnScreen);
            window->resize(1920, 1080);
            window->show();
        }
    }

    void call(std::uint64_t id, double seconds) {
        const auto number = "ABCDEFGHK"[id % 9] + std::to_string(id % 900 + 100);
        const bool again = id % 7 == 0 && !view_.calls.empty();
        view_.calls.push_back(test::call(id, again ? view_.calls.back().number : number, std::to_string(id % 12 + 1), seconds, "called",
                                         again ? 2 : 1, id % 5 == 0 ? "en" : "zh"));
        if (view_.calls.size() > rememberedCalls) view_.calls.erase(view_.calls.begin());
        for (std::size_t i = 0; i + 3 < view_.calls.size(); ++i) view_.calls[i].state = i % 3 == 0 ? "serving" : i % 3 == 1 ? "served" : "missed";
        view_.queues[id % view_.queues.size()].waiting = static_cast<std::int32_t>(id % 40);
        view_.notices.clear();
        if (id % 50 < 5) view_.notices = {{id, id % 100 < 5 ? "emergency" : "information", {"今日下午四点停止取号", "No more tickets after four today"}}};
        if (id % 1'000 == 0) view_.day.date = "2026-12-" + std::to_string(10 + id / 1'000 % 20);
        auto& counter = view_.counters[2];
        counter.number = number;
        counter.ticketState = id % 2 == 0 ? "called" : "serving";
        state_.viewed(view_);
        signState_.viewed(view_);
        announcer_.observe(view_, at(seconds));
    }

    void look(double seconds) {
        const LineNow line{std::fmod(seconds, 3'600) > 60, at(seconds - std::fmod(seconds, 3'600)).steadyMs};
        board_.show(state_.screen(at(seconds), hallTime(seconds), line, Sound::working, board_.places()));
        sign_.show(signState_.screen(at(seconds), hallTime(seconds), line));
        board_.wander(burnInShift(at(seconds).steadyMs, 4));
        while (const auto said = announcer_.next(at(seconds))) {
            spokenMs_ += scaled(voice_.joined(said->clips), 80).durationMs();
            announcer_.finished(at(seconds));
        }
    }

    void paint() {
        board_.grab();
        sign_.grab();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    [[nodiscard]] std::int64_t spokenSeconds() const { return spokenMs_ / 1'000; }

  private:
    VoiceFolder voice_;
    wire::LobbyView view_;
    Board state_;
    CounterSign signState_{"3"};
    Announcer announcer_;
    BoardWindow board_{look::Language::zh, 55, 8};
    SignWindow sign_{look::Language::zh};
    std::int64_t spokenMs_{};
};

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    look::dress(application, look::Theme::board);
    const int hours = argc > 1 ? std::max(2, std::atoi(argv[1])) : 24;
    Day day;
    double first = 0, last = 0, firstHeap = 0, lastHeap = 0;
    for (int hour = 1; hour <= hours; ++hour) {
        for (int i = 0; i < callsAnHour; ++i) {
            const int number = (hour - 1) * callsAnHour + i + 1;
            const double seconds = double(number) * callEverySeconds;
            day.call(static_cast<std::uint64_t>(number), seconds);
            for (const double later : {0.1, 6.0, 13.0}) day.look(seconds + later);
            if (i % 8 == 0) day.paint();
        }
        last = residentMb();
        lastHeap = heapMb();
        if (hour == 1) first = last, firstHeap = lastHeap;
        std::printf("hour %2d: %.1f MB, %.1f MB of heap in use\n", hour, last, lastHeap);
    }
    const double grown = (last / first - 1) * 100, heapGrown = (lastHeap / firstHeap - 1) * 100;
    std::printf("%d calls, %lld s of voice; hour 1 %.1f MB, hour %d %.1f MB: %+.1f %%; heap in use %.1f and %.1f MB: %+.1f %%\n", hours * callsAnHour,
                static_cast<long long>(day.spokenSeconds()), first, hours, last, grown, firstHeap, lastHeap, heapGrown);
    return grown <= 5 && heapGrown <= 5 ? 0 : 1;
}
