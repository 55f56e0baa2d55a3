-- One line that bench/load.py reads: microseconds of the run and of the answers.
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("\nwrk requests=%d duration=%d p50=%d p95=%d p99=%d failed=%d\n",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(95),
    latency:percentile(99), e.status + e.connect + e.read + e.write + e.timeout))
end
