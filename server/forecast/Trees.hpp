// Boosted regression trees for one quantile: what the rules run forward do not know, learned from what came true.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hall::forecast {

/// Rows of numbers, all of one width.
struct Examples {
    std::size_t width{};
    std::vector<float> values;                   ///< row by row
    std::vector<float> outcomes;
    [[nodiscard]] std::size_t size() const { return outcomes.size(); }
    [[nodiscard]] std::span<const float> row(std::size_t index) const { return {values.data() + index * width, width}; }
};

class Trees {
  public:
    struct Shape {
        int trees{60};
        int depth{3};
        double rate{0.08};
        std::size_t leaf{50};                    ///< examples in a leaf at least
        double rows{0.7};                        ///< share of the examples that a tree sees
    };
    /// Grown from all examples; the same from the same.
    static Trees grow(const Examples& examples, double quantile, const Shape& shape, std::uint64_t seed);
    /// 0 when nothing was grown.
    [[nodiscard]] double at(std::span<const float> row) const;
    [[nodiscard]] bool empty() const { return nodes_.empty(); }

  private:
    struct Node {
        std::uint32_t column{};
        float border{};                          ///< up to it: left
        std::int32_t left{-1}, right{-1};        ///< -1: a leaf
        double value{};
    };
    class Gardener;
    double base_{};
    std::vector<Node> nodes_;
    std::vector<std::int32_t> roots_;
};

}  // namespace hall::forecast
