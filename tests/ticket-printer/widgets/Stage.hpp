// The kiosk's window on the real catalogue, driven by the real machine, with no server: clicks go in, commands and slips come out.
#pragma once

#include <QImage>
#include <functional>
#include <string>
#include <vector>

#include "tests/ticket-printer/support/RealHall.hpp"
#include "ticket-printer/present/Kiosk.hpp"
#include "ticket-printer/widgets/KioskWindow.hpp"

namespace hall::test {

class Stage {
  public:
    explicit Stage(QSize size, kiosk::Settings settings = {});

    /// A new visitor at the start page; the window stays.
    void begin();
    /// Shows the screen and gives it its layout, without painting it.
    void settle();
    /// Clicks the button of this object name; false when there is none that can be seen and pressed.
    bool click(const QString& name);
    void want(const kiosk::Intent& intent);
    void pass(std::int64_t ms);
    void answer(const std::string& number, std::optional<std::int32_t> ahead = 4);
    void refuse(std::int32_t status, const std::string& code);
    void scan(const kiosk::Scanned& scanned);
    /// The answer to the question that went out last.
    void find(kiosk::Finding finding);
    void refresh();
    [[nodiscard]] std::string page() const;
    /// The start page's popular item at this place.
    void chooseItem(std::size_t place);

    wire::KioskView view = realView();
    std::int64_t now = 1'000;
    kiosk::KioskWindow window;
    kiosk::Kiosk machine;
    std::vector<wire::Command> sent;
    std::vector<kiosk::PrintTicket> slips;
    std::vector<kiosk::FindApplications> asked;
    std::vector<kiosk::PrintList> lists;
    int touches = 0;

  private:
    void run(std::vector<kiosk::Act> acts);
    int ids_ = 0;
};

/// The one of this name that is seen; null: none. Pages of other sizes, which nobody sees any more, may have one of the same name.
QWidget* visible(QWidget& window, const char* name);
/// Its text, as std::string, so that a failure can be read.
std::string textOf(QWidget& window, const char* name);

/// A state worth looking at, and how to come there from the start page.
struct Scene {
    const char* name;
    std::function<void(Stage&)> enter;
};
const std::vector<Scene>& scenes();

}  // namespace hall::test
