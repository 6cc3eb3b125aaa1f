namespace Portal.Simulator.Controllers.Engine;

/// <summary>Orders changes as they were written.</summary>
internal sealed class ByRevision : IComparer<ObjectChange>
{
    public static readonly ByRevision Instance = new();

    public int Compare(ObjectChange? x, ObjectChange? y) => (x?.Object.Revision ?? 0).CompareTo(y?.Object.Revision ?? 0);
}
