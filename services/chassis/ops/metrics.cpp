#include "chassis/ops/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <mutex>

namespace heliu::metrics {

namespace {

// OpenTelemetry's boundaries for HTTP servers, in seconds.
const prometheus::Histogram::BucketBoundaries kBuckets{0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25,
                                                       0.5,   0.75, 1,     2.5,  5,     7.5, 10};

prometheus::Registry& registry() {
  static prometheus::Registry instance;
  return instance;
}

struct Sampled {
  std::string help;
  std::function<double()> value;
};

struct Samples {
  std::mutex mutex;
  std::map<std::string, Sampled> by_name;
};

Samples& samples() {
  static Samples instance;
  return instance;
}

// A name registered twice is the same family: the registry merges equal name, help and labels.
template <class Builder>
auto& family(Builder builder, const std::string& name, const std::string& help) {
  return builder.Name(name).Help(help).Register(registry());
}

}  // namespace

void count(const std::string& name, const std::string& help, const Labels& labels, double by) {
  family(prometheus::BuildCounter(), name, help).Add(labels).Increment(by);
}

void gauge(const std::string& name, const std::string& help, const Labels& labels, double value) {
  family(prometheus::BuildGauge(), name, help).Add(labels).Set(value);
}

void observe_seconds(const std::string& name, const std::string& help, const Labels& labels, double seconds) {
  family(prometheus::BuildHistogram(), name, help).Add(labels, kBuckets).Observe(seconds);
}

void sample(const std::string& name, const std::string& help, std::function<double()> value) {
  Samples& all = samples();
  const std::lock_guard lock(all.mutex);
  all.by_name[name] = {help, std::move(value)};
}

std::string scrape() {
  std::vector<prometheus::MetricFamily> families = registry().Collect();
  Samples& all = samples();
  const std::lock_guard lock(all.mutex);
  for (const auto& [name, sampled] : all.by_name) {
    prometheus::ClientMetric metric;
    metric.gauge.value = sampled.value();
    families.push_back({name, sampled.help, prometheus::MetricType::Gauge, {metric}});
  }
  return prometheus::TextSerializer().Serialize(families);
}

}  // namespace heliu::metrics
