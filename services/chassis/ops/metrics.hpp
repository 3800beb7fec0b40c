// Prometheus metrics, text format 0.0.4. Names: heliu_…, base units, counters end in _total. Label values
// are bounded: a route template, never a path with an id.
#pragma once
#include <functional>
#include <map>
#include <string>

namespace heliu::metrics {

using Labels = std::map<std::string, std::string>;

void count(const std::string& name, const std::string& help, const Labels& labels = {}, double by = 1);
void gauge(const std::string& name, const std::string& help, const Labels& labels, double value);
void observe_seconds(const std::string& name, const std::string& help, const Labels& labels, double seconds);

// Asked at each scrape.
void sample(const std::string& name, const std::string& help, std::function<double()> value);

std::string scrape();

}  // namespace heliu::metrics
