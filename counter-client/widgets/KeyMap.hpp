// Which key does what. One table for the event filter, the caps on the buttons and the sentences that name a key.
#pragma once

#include <QKeyCombination>
#include <QString>
#include <array>
#include <optional>
#include <vector>

#include "counter-client/present/Screen.hpp"

class QKeyEvent;

namespace hall::counter {

class KeyMap {
  public:
    /// F1 to F11 in the order of work, Ctrl and a letter for what is rarer; keypad + calls too.
    KeyMap();
    static const KeyMap& current();

    [[nodiscard]] std::optional<Act> actOf(const QKeyEvent& event) const;
    /// What the key's cap says: "F1".
    [[nodiscard]] QString cap(Act act) const;
    /// The same where there is little room: "^Z" for "Ctrl+Z".
    [[nodiscard]] QString shortCap(Act act) const;
    /// Replaces "{callNext}" and the like by the caps.
    [[nodiscard]] QString fillCaps(QString text) const;

  private:
    struct Binding { Act act; QKeyCombination keys; };
    std::vector<Binding> bindings_;  ///< the first of an act is the one on its cap
};

/// A row of the open list from a digit key: 1 to 9, then 0; nullopt for other keys.
std::optional<std::size_t> rowOf(const QKeyEvent& event);
/// "1" to "9", "0".
QString rowCap(std::size_t row);

}  // namespace hall::counter
