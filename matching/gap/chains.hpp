// Ejection chains: a job leaves its agent, pushes another off the next, and so on until the last one takes
// the first one's place. In shadow prices a chain changes cost by the reduced costs of its arcs and by the
// worth of the capacity it leaves unused, so that a partial chain that has lost more than its end can bring
// is dropped. Where there are many jobs an agent this fills capacities to the last unit, which whole-agent
// moves miss.
#pragma once
#include <vector>

#include "matching/gap/local.hpp"

namespace heliu::matching::gap {

class Chains {
 public:
  // reduced: of each arc, in costs; price: of each agent's capacity, in costs a unit.
  Chains(const Instance& instance, const std::vector<double>& reduced, const std::vector<double>& price,
         Work& work);

  // Sweeps over all jobs until one brings nothing or that much work is spent. Never dearer afterwards; chains
  // that change no cost are taken now and then, to get elsewhere.
  void run(Award& award, std::int64_t work_most, Random& random);

 private:
  struct Link {
    std::int32_t job, arc;  // the job moves to this arc
  };

  void load(const Award& award);
  bool start(std::int32_t job, Random& random);
  bool extend(std::int32_t job, double lost, Cost cost, int depth);
  bool close(std::int32_t arc, Cost cost);
  void apply(Award& award);
  const Arc& arc(std::int32_t a) const { return instance_.arcs[static_cast<std::size_t>(a)]; }
  double reduced(std::int32_t a) const { return reduced_[static_cast<std::size_t>(a)]; }

  const Instance& instance_;
  const std::vector<double>& reduced_;
  const std::vector<double>& price_;
  Work& work_;
  std::vector<std::vector<std::int32_t>> near_, on_agent_;
  std::vector<std::int32_t> arcs_;  // of the jobs, now
  std::vector<Weight> slack_;
  std::vector<std::uint8_t> used_;
  std::vector<Link> links_;
  std::int32_t first_agent_ = 0;
  Weight first_room_ = 0;
  double gain_most_ = 0;
  bool equal_ = false;
  int tries_ = 0;
};

}  // namespace heliu::matching::gap
