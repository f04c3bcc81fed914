using Chartroom.Bench.Matching;

// One benchmark a verb; each prints rows for bench/results.md.
return args switch
{
    ["matching", .. var sizes] => MatchingBench.Run(sizes),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Chartroom.Bench matching [records]...");
    return 2;
}
