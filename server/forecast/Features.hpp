// A ticket's situation in numbers: what the rules run forward said of it, and what can be seen around it.
#pragma once

#include <vector>

#include "server/forecast/Outlook.hpp"
#include "server/forecast/Scene.hpp"

namespace hall::forecast {

/// How waits of a queue were, so far as they are known.
class QueueWaits {
  public:
    void add(Index queue, Seconds waited);
    /// Mean of log(1 + wait), leaning on the hall's where little is known.
    [[nodiscard]] double level(Index queue) const;

  private:
    struct Mean {
        double sum{}, count{};
    };
    std::vector<Mean> queues_;
    Mean all_;
};

/// Always the same number of them, in the same order. `hall`: as the scene stands, without the ticket itself.
std::vector<float> featuresOf(const Happening& ticket, const Outlook& outlook, const Hall& hall, const Scene& scene, const Learned& learned,
                              const QueueWaits& waits);

}  // namespace hall::forecast
