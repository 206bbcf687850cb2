// Brings the visitor's window together with what the counter sees and what the server says of ratings. It has calls of its own, under the
// device's token: whoever is signed in at the counter has no part in it, and nothing of it comes back to the clerk's window.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>
#include <string>

#include "counter-client/control/Calls.hpp"
#include "counter-client/present/Rating.hpp"
#include "schema/link/Address.hpp"
#include "schema/link/ScreenTrace.hpp"

namespace hall::counter {

class RatingWindow;

class RatingControl : public QObject {
    Q_OBJECT

  public:
    /// Without `calls` the server is asked over HTTP.
    RatingControl(RatingWindow& window, const link::Address& server, std::string deviceToken, link::ScreenTrace& trace,
                  std::unique_ptr<Calls> calls = {}, QObject* parent = nullptr);
    ~RatingControl() override;

    void viewArrived(const wire::CounterView& view);
    void lineChanged(Line line);

  private:
    void refresh();
    void trace();
    [[nodiscard]] Moment now() const { return {steady_.elapsed(), 0, 0}; }

    RatingWindow& window_;
    std::string token_;
    link::ScreenTrace& trace_;
    std::unique_ptr<Calls> calls_;
    RatingDesk desk_;
    QElapsedTimer steady_;
    QTimer clock_;
};

}  // namespace hall::counter
