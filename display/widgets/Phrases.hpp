// Every sentence of the board, in both of its languages at once: a board shows the main language large and
// the other one below. So the two translations are asked directly and none is installed in the application.
#pragma once

#include <QString>
#include <QTranslator>

#include "display/present/Board.hpp"
#include "display/present/Layout.hpp"
#include "schema/look/Language.hpp"

namespace hall::display {

enum class Phrase : std::uint8_t {
    numberColumn,
    counterColumn,
    counterWhole,
    counterBrief,  ///< beside a counter's label in a row
    waiting,
    nextNumbers,
    earlierCalls,
    pausedCounters,
    closedCounters,
    nobodyWaits,
    waitAtOnce,
    waitUpTo,
    waitAbout,
    waitBetween,
    again,  ///< beside a number called again, where there is room for a word
    calledAgain,
    calledAgainOf,
    serving,
    missed,
    missedHint,
    hallClosed,
    hallClosedHint,
    nobodyCalled,
    nobodyCalledHint,
    nobodyCalledSilent,
    connecting,
    connectingHint,
    cutOff,
    cutOffSince,
    outdated,
    noSound,
    silentNow,
    closing,
    lobbyCode,
    emergency,
    date,
    signPlease,
    signServing,
    signFree,
    signPaused,
    signClosed,
    signUnknown,
    signConnecting,
    signCutOff,
    signCounter,
    last
};

/// What becomes of every phrase before it is shown; none in the hall. Tests look for words that have no room to grow. For windows that are
/// made while this lives.
class RewordedPhrases {
  public:
    using Rewording = QString (*)(const QString&);
    explicit RewordedPhrases(Rewording rewording) { current() = rewording; }
    ~RewordedPhrases() { current() = nullptr; }
    RewordedPhrases(const RewordedPhrases&) = delete;
    RewordedPhrases& operator=(const RewordedPhrases&) = delete;
    static Rewording& current();
};

class Phrases {
  public:
    explicit Phrases(look::Language first);

    [[nodiscard]] look::Language first() const { return first_; }
    [[nodiscard]] look::Language second() const;
    [[nodiscard]] QString in(look::Language language, Phrase phrase) const;
    [[nodiscard]] QString one(Phrase phrase) const { return in(first(), phrase); }
    [[nodiscard]] QString two(Phrase phrase) const { return in(second(), phrase); }

    /// "约 12–20 分钟"
    [[nodiscard]] QString wait(const wire::WaitMinutes& wait) const;
    [[nodiscard]] QString date(look::Language language, const WallClock& clock) const;
    static QString time(const WallClock& clock);
    [[nodiscard]] static QString name(look::Language language, const wire::Name& name);
    /// True where the label's word stands behind it ("3号窗口"), false where it stands before ("Counter 3").
    [[nodiscard]] bool wordsFollow() const { return first_ == look::Language::zh; }

  private:
    [[nodiscard]] QString translated(look::Language language, const char* source) const;
    [[nodiscard]] QString worded(const QString& text) const { return reworded_ ? reworded_(text) : text; }
    look::Language first_;
    RewordedPhrases::Rewording reworded_{RewordedPhrases::current()};
    QTranslator zh_;
    QTranslator en_;
};

/// Measures of the typeface and of a row's words in this language, as the layouts need them.
FontShape fontShape(const Phrases& phrases);

}  // namespace hall::display
