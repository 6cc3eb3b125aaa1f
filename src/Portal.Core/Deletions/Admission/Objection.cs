using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Deletions.Admission;

/// <summary>Admission that stands in the way of an object's end.</summary>
/// <param name="Holder">It, as a holder.</param>
/// <param name="IsFact">Whether it is known to refuse; false: it may.</param>
/// <param name="NextStep">What to do about it.</param>
/// <param name="Cause">The root that objects are filed under for which it is the reason.</param>
internal sealed record Objection(Holder Holder, bool IsFact, LocalizedText NextStep, CauseReference Cause);
