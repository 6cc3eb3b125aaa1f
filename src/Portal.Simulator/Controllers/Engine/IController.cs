namespace Portal.Simulator.Controllers.Engine;

/// <summary>
/// One control loop. The engine calls both methods on one thread, never at the same time; a change is observed before any work that was
/// asked for after it is done.
/// </summary>
public interface IController
{
    /// <summary>Its name in work items and logs.</summary>
    string Name { get; }

    /// <summary>Sees every write; asks for work through <see cref="WorkSchedule"/>. Must not write.</summary>
    void Observe(ObjectChange change);

    /// <summary>Does the work of one key: reads what is there now, and writes what should be.</summary>
    /// <exception cref="Objects.ApiException">A refused write; the engine tries the key again later.</exception>
    void Reconcile(string key);
}
