#include "server/forecast/Trees.hpp"

#include <algorithm>
#include <array>

#include "server/forecast/Dice.hpp"

namespace hall::forecast {
namespace {

constexpr std::size_t bins = 32;

/// The smallest value that at least this share does not exceed.
double quantileOf(std::vector<float>& values, double share) {
    if (values.empty()) return 0;
    const auto rank = std::min(static_cast<std::size_t>(share * static_cast<double>(values.size())), values.size() - 1);
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(rank), values.end());
    return values[rank];
}

}  // namespace

class Trees::Gardener {
  public:
    Gardener(const Examples& examples, double quantile, const Shape& shape, std::uint64_t seed)
        : examples_(examples), quantile_(quantile), shape_(shape), dice_(seed), bin_(examples.size() * examples.width), borders_(examples.width),
          fitted_(examples.size()), pull_(examples.size()) {
        for (std::size_t column = 0; column < examples.width; ++column) sortIntoBins(column);
    }

    Trees grow() {
        Trees trees;
        std::vector<float> outcomes = examples_.outcomes;
        trees.base_ = quantileOf(outcomes, quantile_);
        std::fill(fitted_.begin(), fitted_.end(), trees.base_);
        for (int tree = 0; tree < shape_.trees; ++tree) {
            std::vector<std::uint32_t> seen, unseen;
            for (std::uint32_t i = 0; i < examples_.size(); ++i) {
                pull_[i] = static_cast<float>(quantile_ - (examples_.outcomes[i] < fitted_[i] ? 1 : 0));
                (dice_.unit() < shape_.rows ? seen : unseen).push_back(i);
            }
            trees.roots_.push_back(branch(trees, seen, unseen, shape_.depth));
        }
        return trees;
    }

  private:
    void sortIntoBins(std::size_t column) {
        std::vector<float> values(examples_.size());
        for (std::size_t i = 0; i < values.size(); ++i) values[i] = examples_.values[i * examples_.width + column];
        std::vector<float> sorted = values;
        std::sort(sorted.begin(), sorted.end());
        std::vector<float>& borders = borders_[column];
        for (std::size_t bin = 1; bin < bins; ++bin) {
            const float border = sorted[bin * (sorted.size() - 1) / bins];
            if ((borders.empty() || border > borders.back()) && border < sorted.back()) borders.push_back(border);
        }
        for (std::size_t i = 0; i < values.size(); ++i)
            bin_[column * values.size() + i] = static_cast<std::uint8_t>(std::lower_bound(borders.begin(), borders.end(), values[i]) - borders.begin());
    }

    struct Split {
        double gain{};
        std::size_t column{}, bin{};
    };

    [[nodiscard]] Split best(const std::vector<std::uint32_t>& seen) const {
        Split best;
        double total = 0;
        for (const auto i : seen) total += pull_[i];
        const auto count = static_cast<double>(seen.size());
        for (std::size_t column = 0; column < examples_.width; ++column) {
            std::array<double, bins> sum{};
            std::array<std::uint32_t, bins> many{};
            const std::uint8_t* bin = bin_.data() + column * examples_.size();
            for (const auto i : seen) {
                sum[bin[i]] += pull_[i];
                ++many[bin[i]];
            }
            double left = 0;
            std::size_t below = 0;
            for (std::size_t at = 0; at < borders_[column].size(); ++at) {
                left += sum[at];
                below += many[at];
                if (below < shape_.leaf || seen.size() - below < shape_.leaf) continue;
                const double right = total - left;
                const auto n = static_cast<double>(below);
                const double gain = left * left / n + right * right / (count - n) - total * total / count;
                if (gain > best.gain) best = {gain, column, at};
            }
        }
        return best;
    }

    std::int32_t branch(Trees& trees, const std::vector<std::uint32_t>& seen, const std::vector<std::uint32_t>& unseen, int depth) {
        const auto index = static_cast<std::int32_t>(trees.nodes_.size());
        trees.nodes_.emplace_back();
        const Split split = depth > 0 && seen.size() >= 2 * shape_.leaf ? best(seen) : Split{};
        if (split.gain <= 1e-9) {
            std::vector<float> residuals;
            for (const auto i : seen) residuals.push_back(static_cast<float>(examples_.outcomes[i] - fitted_[i]));
            const double value = shape_.rate * quantileOf(residuals, quantile_);
            trees.nodes_[static_cast<std::size_t>(index)].value = value;
            for (const auto i : seen) fitted_[i] += value;
            for (const auto i : unseen) fitted_[i] += value;
            return index;
        }
        const std::uint8_t* bin = bin_.data() + split.column * examples_.size();
        std::array<std::vector<std::uint32_t>, 4> parts;
        for (const auto i : seen) parts[bin[i] <= split.bin ? 0 : 1].push_back(i);
        for (const auto i : unseen) parts[bin[i] <= split.bin ? 2 : 3].push_back(i);
        const std::int32_t left = branch(trees, parts[0], parts[2], depth - 1);
        const std::int32_t right = branch(trees, parts[1], parts[3], depth - 1);
        Node& node = trees.nodes_[static_cast<std::size_t>(index)];
        node.column = static_cast<std::uint32_t>(split.column);
        node.border = borders_[split.column][split.bin];
        node.left = left;
        node.right = right;
        return index;
    }

    const Examples& examples_;
    double quantile_;
    Shape shape_;
    Dice dice_;
    std::vector<std::uint8_t> bin_;              ///< column by column
    std::vector<std::vector<float>> borders_;    ///< by column; bin b holds what is above border b-1 and up to border b
    std::vector<double> fitted_;
    std::vector<float> pull_;
};

Trees Trees::grow(const Examples& examples, double quantile, const Shape& shape, std::uint64_t seed) {
    if (examples.size() == 0) return {};
    return Gardener(examples, quantile, shape, seed).grow();
}

double Trees::at(std::span<const float> row) const {
    double sum = base_;
    for (const std::int32_t root : roots_) {
        const Node* node = &nodes_[static_cast<std::size_t>(root)];
        while (node->left >= 0) node = &nodes_[static_cast<std::size_t>(row[node->column] <= node->border ? node->left : node->right)];
        sum += node->value;
    }
    return sum;
}

}  // namespace hall::forecast
