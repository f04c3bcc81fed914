using Chartroom.Rules.Matching.Blocking;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Matching;

public sealed class KeyChainsTests
{
    private const int Records = 60;

    [Fact]
    public void However_records_move_between_keys_each_key_has_its_own()
    {
        var move = Gen.Choose(0, Records - 1).SelectMany(record => Gen.Choose(0, 90).Select(key => (record, key)));
        Prop.ForAll(move.ListOf(400).ToArbitrary(), moves =>
        {
            var (chains, keyOf) = (new KeyChains(), new int[Records]);
            foreach (var (record, key) in moves)
            {
                chains.Move(Key(keyOf[record]), Key(key), record);
                keyOf[record] = key;
            }
            return Enumerable.Range(1, 90).All(key => Found(chains, key).SetEquals(Enumerable.Range(0, Records).Where(r => keyOf[r] == key)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_key_that_more_records_share_than_asked_for_finds_nobody()
    {
        var chains = new KeyChains();
        for (var record = 0; record < 5; record++)
            chains.Move(0, Key(1), record);
        var few = new HashSet<int>();
        chains.Collect(Key(1), 4, few);
        Assert.Empty(few);
        Assert.Equal(5, Found(chains, 1).Count);
    }

    private static HashSet<int> Found(KeyChains chains, int key)
    {
        var found = new HashSet<int>();
        chains.Collect(Key(key), Records, found);
        return found;
    }

    /// <summary>Keys spread over all 64 bits, as hashes are; 0 is no key.</summary>
    private static ulong Key(int key) => unchecked((ulong)key * 0x9E3779B97F4A7C15UL);
}
