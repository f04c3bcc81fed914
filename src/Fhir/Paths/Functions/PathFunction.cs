using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Functions;

/// <summary>What a function does with its input; arguments come unevaluated.</summary>
internal delegate void PathFunction(PathEvaluation e, in Focus focus, PathList input, PathNode[] arguments, PathList output);

/// <summary>What a function gives, for type checking.</summary>
internal enum ResultShape : byte { Input, InputItem, Boolean, Integer, Decimal, String, Strings, Number, Argument, InputAndArgument, Unknown, Children, Extension, Date, DateTime, Time, Quantity }

/// <summary>What a function takes as input, for type checking.</summary>
internal enum InputShape : byte { Any, String, Boolean, Ordered }

/// <summary>One function of the language.</summary>
/// <param name="PerItem">True when the arguments are evaluated once for each item, with the item as <c>$this</c>.</param>
internal sealed record FunctionEntry(
    string Name, int Least, int Most, PathFunction Body, ResultShape Result, InputShape Input = InputShape.Any, bool PerItem = false);
